import { describe, expect, it } from "vitest";
import { byWaiting, heard, longestWaiting, neighbour, type Talk } from "./rows";
import type { Message } from "./thread";

const row = (over: Partial<Talk> = {}): Talk => ({
  id: "r",
  thread: "t",
  seq: 4,
  last_text: "",
  last_party: "merchant",
  last_at: "2026-11-21T04:00:00Z",
  unread: 0,
  waiting_since: null,
  due: null,
  ...over,
});
const word = (seq: number, party: string, kind = "text", at = "2026-11-21T04:05:00Z"): Message =>
  ({ seq, id: `m${seq}`, at, kind, body: {}, from: { party, id: "x", name: "x" } }) as Message;

describe("a row", () => {
  it("begins to wait with the buyer's first word and counts the following ones", () => {
    const one = heard(row(), word(5, "buyer"), "在吗");
    const two = heard(one, word(6, "buyer", "text", "2026-11-21T04:06:00Z"), "人呢");
    expect(two).toMatchObject({ unread: 2, waiting_since: "2026-11-21T04:05:00Z", last_text: "人呢", due: undefined });
  });

  it("is answered by an agent, not by the house or the robot", () => {
    const waits = row({ unread: 1, waiting_since: "2026-11-21T04:05:00Z" });
    expect(heard(waits, word(5, "system", "system"), "欢迎").waiting_since).not.toBeNull();
    expect(heard(waits, word(5, "bot"), "自动").waiting_since).not.toBeNull();
    expect(heard(waits, word(5, "merchant"), "在的")).toMatchObject({ waiting_since: null, unread: 0, due: null });
  });

  it("takes a message it has counted already for nothing new", () => {
    const now = row({ unread: 1 });
    expect(heard(now, word(4, "buyer"), "旧")).toBe(now);
  });

  it("does not show a note as the last word, nor lets it answer", () => {
    const waits = row({ waiting_since: "2026-11-21T04:05:00Z", last_text: "在吗" });
    expect(heard(waits, word(5, "merchant", "note"), "内部")).toMatchObject({
      last_text: "在吗",
      seq: 5,
      waiting_since: "2026-11-21T04:05:00Z",
    });
  });
});

describe("the order", () => {
  const late = row({ id: "late", waiting_since: "2026-11-21T04:00:00Z" });
  const soon = row({ id: "soon", waiting_since: "2026-11-21T04:03:00Z" });
  const calm = row({ id: "calm", last_at: "2026-11-21T05:00:00Z" });
  const old = row({ id: "old", last_at: "2026-11-21T03:00:00Z" });

  it("begins with who has waited longest and ends with who said least lately", () => {
    expect([old, soon, calm, late].sort(byWaiting).map((r) => r.id)).toEqual(["late", "soon", "calm", "old"]);
  });

  it("finds the longest waiting besides the one that is open", () => {
    expect(longestWaiting([calm, soon, late], "late")?.id).toBe("soon");
    expect(longestWaiting([calm], "")).toBeUndefined();
  });

  it("goes round at both ends", () => {
    expect([neighbour(["a", "b"], "b", 1), neighbour(["a", "b"], "a", -1), neighbour(["a", "b"], "?", 1)]).toEqual([
      "a",
      "b",
      "a",
    ]);
  });
});
