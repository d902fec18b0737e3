import { describe, expect, it } from "vitest";
import type { Letter } from "@/kernel/live/outbox";
import { firstUnread, linesOf, unconfirmed } from "./lines";
import { EMPTY, type Message, merge, type ThreadEvent, type ThreadState } from "./thread";

const BUYER = { party: "buyer" as const, id: "b", name: "山间小鹿" };
const AGENT = { party: "merchant" as const, id: "a", name: "青禾" };

function said(seq: number, over: Partial<Message> = {}): Message {
  const at = new Date(Date.UTC(2026, 10, 21, 4, 0, seq)).toISOString();
  return { seq, id: `m${seq}`, at, from: BUYER, kind: "text", body: { text: `第 ${seq} 条` }, ...over };
}
const page = (from: number, to: number, place: "newest" | "older", more: boolean): ThreadEvent => ({
  t: "page",
  items: Array.from({ length: to - from + 1 }, (_, i) => said(from + i)),
  place,
  more,
});
const told = (...events: ThreadEvent[]): ThreadState => events.reduce(merge, EMPTY);
const seqs = (state: ThreadState) => state.messages.map((m) => m.seq);

describe("a thread", () => {
  it("keeps one of each message, in the order of the server, whatever the order of arrival", () => {
    const state = told(
      page(1, 3, "newest", false),
      { t: "msg", message: said(5) },
      { t: "msg", message: said(4) },
      { t: "msg", message: said(4) },
    );
    expect(seqs(state)).toEqual([1, 2, 3, 4, 5]);
  });

  it("knows that something between two messages is missing, until the newest page closes the gap", () => {
    const torn = told(page(1, 3, "newest", false), { t: "msg", message: said(6) });
    expect(torn.gap).toBe(true);
    const whole = merge(torn, page(1, 6, "newest", false));
    expect([seqs(whole), whole.gap]).toEqual([[1, 2, 3, 4, 5, 6], false]);
  });

  it("does not think that the first message to arrive before any page leaves a gap", () => {
    expect(told({ t: "msg", message: said(40) }).gap).toBe(false);
  });

  it("puts older pages before what it has and ends when the first message is here", () => {
    const half = told(page(51, 100, "newest", true));
    expect(half.whole).toBe(false);
    const whole = merge(half, page(1, 50, "older", false));
    expect([whole.messages.length, whole.whole, whole.messages[0]?.seq]).toEqual([100, true, 1]);
  });

  it("drops what lies before a hole that a long absence tore", () => {
    const state = told(page(1, 50, "newest", false), page(120, 169, "newest", true));
    expect([seqs(state)[0], state.whole]).toEqual([120, false]);
  });

  it("shows a recalled message as recalled, whichever comes first", () => {
    const recall = said(3, { kind: "recall", body: { seq: 2 }, from: AGENT });
    const state = told(page(1, 2, "newest", false), { t: "msg", message: recall });
    expect(state.messages.map((m) => m.recalled)).toEqual([undefined, true, undefined]);
    const again = merge(state, page(1, 3, "newest", false));
    expect(again.messages[1]?.recalled).toBe(true);
  });

  it("keeps the client_id of an own message when the server's copy comes", () => {
    const own = said(2, { from: AGENT, client_id: "c1" });
    const state = told(
      page(1, 1, "newest", false),
      { t: "msg", message: own },
      { t: "msg", message: said(2, { from: AGENT }) },
    );
    expect(state.messages[1]?.client_id).toBe("c1");
  });

  it("moves the buyer's reading forward only, and does not take ours for it", () => {
    const state = told(
      { t: "read", party: "buyer", seq: 4 },
      { t: "read", party: "buyer", seq: 2 },
      { t: "read", party: "merchant", seq: 9 },
    );
    expect(state.buyerRead).toBe(4);
  });
});

describe("the lines", () => {
  const letter = (over: Partial<Letter> = {}): Letter => ({
    client_id: "c9",
    thread: "t",
    body: { kind: "text", text: "在的" },
    at: Date.UTC(2026, 10, 21, 4, 1),
    state: "queued",
    ...over,
  });

  it("find the first unread word of the buyer, not our own after it", () => {
    const messages = [said(1), said(2, { from: AGENT }), said(3), said(4)];
    expect(firstUnread(messages, 1)).toBe(3);
    expect(firstUnread(messages, 4)).toBeNull();
  });

  it("put one day above each day and 'new below' once", () => {
    const lines = linesOf(
      [said(1), said(2, { at: "2026-11-22T01:00:00Z" }), said(3, { at: "2026-11-22T01:00:09Z" })],
      [],
      2,
    );
    expect(lines.map((l) => l.kind)).toEqual(["day", "said", "day", "new", "said", "said"]);
  });

  it("do not name the day of a first message that may not be the first of its day", () => {
    expect(linesOf([said(1)], [], null, false).map((l) => l.kind)).toEqual(["said"]);
  });

  it("leave recalls out and group what one person says in one minute", () => {
    const lines = linesOf(
      [said(1), said(2), said(3, { kind: "recall", body: { seq: 1 } }), said(4, { from: AGENT })],
      [],
      null,
    );
    const shown = lines.flatMap((l) => (l.kind === "said" ? [[l.message.seq, l.head, l.tail]] : []));
    expect(shown).toEqual([
      [1, true, false],
      [2, false, true],
      [4, true, true],
    ]);
  });

  it("end with letters that are not with the server yet, under the key they keep afterwards", () => {
    const lines = linesOf([said(1)], [letter()], null);
    expect(lines.at(-1)).toMatchObject({ kind: "letter", key: "c9" });
    expect(linesOf([said(1, { client_id: "c9" })], [], null).at(-1)?.key).toBe("c9");
  });

  it("do not show a letter twice whose message came before its ack", () => {
    const message = said(2, { from: AGENT, body: { text: "在的" }, at: "2026-11-21T04:01:01Z" });
    expect(unconfirmed([letter({ state: "sent" })], [message], "a")).toEqual([]);
    expect(
      unconfirmed([letter({ state: "sent" }), letter({ client_id: "c10", state: "sent" })], [message], "a"),
    ).toHaveLength(1);
  });

  it("keep a failed letter in its place, however like a message it looks", () => {
    const message = said(2, { from: AGENT, body: { text: "在的" }, at: "2026-11-21T04:01:01Z" });
    expect(unconfirmed([letter({ state: "failed" })], [message], "a")).toHaveLength(1);
  });
});
