import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noteServerNow, resetClock, serverNow, useNow, useTick } from "./clock";
import { dateText } from "./time";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T12:00:00Z") });
  resetClock();
});
afterEach(() => {
  vi.useRealTimers();
  resetClock();
});

const told = (iso: string, rtt: number) => noteServerNow(iso, performance.now() - rtt, performance.now());

it("takes the server's time however wrong this machine's clock is", () => {
  told("2026-11-21T12:10:00Z", 20);
  expect(serverNow()).toBeCloseTo(Date.parse("2026-11-21T12:10:00.010Z"), -1);
  vi.setSystemTime(Date.parse("2030-01-01T00:00:00Z"));
  expect(serverNow()).toBeCloseTo(Date.parse("2026-11-21T12:10:00.010Z"), -1);
});

it("keeps the sample with the shortest way, unless the server's clock has jumped", () => {
  told("2026-11-21T12:00:00Z", 10);
  told("2026-11-21T12:00:00.900Z", 800);
  expect(serverNow()).toBeCloseTo(Date.parse("2026-11-21T12:00:00.005Z"), -1);
  told("2026-11-23T12:00:00Z", 800);
  expect(dateText(serverNow(), "day")).toBe("2026-11-23");
});

it("has one interval for the whole page, and none when nobody looks", () => {
  const set = vi.spyOn(globalThis, "setInterval");
  const Many = () => (
    <>
      <Second />
      <Second />
      <Second />
    </>
  );
  const { unmount } = render(<Many />);
  expect(set).toHaveBeenCalledTimes(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

it("renders a part only when what it makes of the time changes", () => {
  const drawn = vi.fn();
  function Minute() {
    drawn();
    return <b>{useTick((now) => dateText(now, "time"))}</b>;
  }
  render(<Minute />);
  act(() => vi.advanceTimersByTime(59_000));
  expect(drawn).toHaveBeenCalledTimes(1);
  act(() => vi.advanceTimersByTime(2_000));
  expect(screen.getByText("20:01")).toBeTruthy();
  expect(drawn).toHaveBeenCalledTimes(2);
});

it("is right again at once when a hidden tab comes back", () => {
  render(<Second />);
  vi.setSystemTime(Date.now() + 600_000);
  told("2026-11-21T12:10:00Z", 0);
  act(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(screen.getByText("20:10:00")).toBeTruthy();
});

function Second() {
  return <b>{dateText(useNow(), "second").slice(11)}</b>;
}
