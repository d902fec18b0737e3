import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/kernel/time";
import { hoursOf, isPaused, leftIn, leftOf, seenAt, tierOf } from "./meaning";

const at = (text: string) => Date.parse(`${text}+08:00`);
const SEGMENTS = [
  { running: true, start: "2026-11-23T20:00:00+08:00", end: "2026-11-23T21:00:00+08:00" },
  { running: false, start: "2026-11-23T21:00:00+08:00", end: "2026-11-24T09:00:00+08:00" },
  { running: true, start: "2026-11-24T09:00:00+08:00", end: "2026-11-24T20:00:00+08:00" },
];

describe("what is left of a request", () => {
  it("runs by the wall while the stricter instant is shown", () => {
    const row = {
      shown_at: "2026-11-24T10:00:00+08:00",
      shown_by: "strict" as const,
      remaining_s: 60,
      paused: true,
    };
    expect(leftOf(row, at("2026-11-24T08:00:00"), 0)).toBe(2 * HOUR);
  });

  it("stands while the clock of the system stands, and goes on from what was told", () => {
    const row = { shown_at: "2026-11-24T20:00:00+08:00", shown_by: "due" as const, remaining_s: 39_600, paused: true };
    const came = at("2026-11-23T22:00:00");
    expect(leftOf(row, came + HOUR, came)).toBe(11 * HOUR);
    expect(leftOf({ ...row, paused: false }, came + 5 * MINUTE, came)).toBe(11 * HOUR - 5 * MINUTE);
  });

  it("is nothing where no clock runs", () => {
    expect(leftOf({ shown_at: null, shown_by: null, remaining_s: null, paused: false }, 0, 0)).toBeNull();
  });

  it("adds up the stretches that run: an hour in the evening, eleven in the morning", () => {
    expect(leftIn(SEGMENTS, at("2026-11-23T20:00:00"))).toBe(12 * HOUR);
    expect(leftIn(SEGMENTS, at("2026-11-24T03:00:00"))).toBe(11 * HOUR);
    expect(isPaused(SEGMENTS, at("2026-11-24T03:00:00"))).toBe(true);
    expect(isPaused(SEGMENTS, at("2026-11-24T09:00:00"))).toBe(false);
  });

  it("remembers when a row came, once", () => {
    const row = {};
    expect([seenAt(row, 5), seenAt(row, 9)]).toEqual([5, 5]);
  });
});

describe("the four classes of the list", () => {
  it.each([
    [2 * HOUR - 1, 0, "under_2h"],
    [2 * HOUR, 1, "urged"],
    [12 * HOUR - 1, 0, "under_12h"],
    [12 * HOUR, 0, "rest"],
    [null, 2, "urged"],
  ])("puts %s ms and %s urges into %s", (left, urge_count, tier) => {
    expect(tierOf({ urge_count }, left)).toBe(tier);
  });
});

it("writes limits as hours", () => {
  expect([hoursOf(86_400), hoursOf(7200), hoursOf(5400)]).toEqual(["24", "2", "1.5"]);
});
