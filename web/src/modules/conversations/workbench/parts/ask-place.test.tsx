import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { startWords } from "@/kernel/words/words";
import { draw } from "@/testing/house";
import type { Asking } from "../asking";
import { AskPlace, waitText } from "./ask-place";

const t = (key: string, params?: Record<string, string | number>) => `${key} ${JSON.stringify(params ?? {})}`;
const QUEUED: Asking = {
  thread: "t",
  seq: 1,
  status: "queued",
  unread: 0,
  read_seq: 0,
  agent_name: "",
  may_transfer: false,
  position: 3,
  place: { ahead: 2, estimate_seconds: 840, online: 2 },
};

describe("the wait at the platform's desk", () => {
  it.each([
    [{ ahead: 2, estimate_seconds: 840, online: 2 }, 'ask.about {"m":14}'],
    [{ ahead: 12, estimate_seconds: 7200, online: 1 }, 'ask.about_hours {"h":2,"m":0}'],
    [{ ahead: 1, estimate_seconds: 20, online: 3 }, 'ask.about {"m":1}'],
    [{ ahead: 0, estimate_seconds: 0, online: 1 }, "ask.next {}"],
    [{ ahead: 4, estimate_seconds: null, online: 1 }, "ask.unknown {}"],
    [{ ahead: 4, estimate_seconds: null, online: 0 }, "ask.nobody {}"],
  ])("%o reads as %s", (place, text) => {
    expect(waitText(place, t)).toBe(text);
  });

  it("offers a person once a question stands, and not before", async () => {
    await startWords();
    const deeds = { busy: false, error: null, toPerson: vi.fn(async () => true), end: vi.fn(async () => true) };
    const { unmount } = draw(<AskPlace asking={{ ...QUEUED, status: null, position: null }} {...deeds} />);
    expect((await screen.findByText("ask.to_person")).closest("button")).toHaveProperty("disabled", true);
    unmount();
    draw(<AskPlace asking={{ ...QUEUED, status: "bot", position: null, may_transfer: true }} {...deeds} />);
    (await screen.findByText("ask.to_person")).click();
    expect(deeds.toPerson).toHaveBeenCalledOnce();
  });
});
