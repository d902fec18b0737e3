import { describe, expect, it } from "vitest";
import type { Msg } from "@/kernel/live/frames";
import { added, lastSeq, lines } from "./thread";

const said = (seq: number, text: string, party: "buyer" | "merchant" = "buyer"): Msg => ({
  t: "msg",
  thread: "t",
  seq,
  id: `m${seq}`,
  at: "2024-01-01T12:00:00Z",
  from: { party, id: "x", name: "" } as unknown as Msg["from"],
  kind: "text",
  body: { text },
});

describe("the thread of a buyer", () => {
  it("keeps each message once and in order, whatever way it came", () => {
    const all = added([said(2, "b")], [said(1, "a"), said(2, "b"), said(3, "c")]);
    expect(all.map((m) => m.seq)).toEqual([1, 2, 3]);
    expect(lastSeq(all)).toBe(3);
  });

  it("takes back the words of what was recalled", () => {
    const recall = { ...said(2, ""), kind: "recall", body: { seq: 1 } };
    const shown = lines(added([said(1, "secret")], [recall]), []);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ recalled: true, body: {} });
  });

  it("puts what is still on its way below what is there", () => {
    const letter = { client_id: "k", thread: "t", body: { kind: "text", text: "x" }, at: 5, state: "queued" as const };
    expect(lines([said(1, "a")], [letter]).map((l) => l.state)).toEqual(["there", "queued"]);
  });
});
