import { expect, it } from "vitest";
import { isSendable, type LineView } from "./talk";

it("offers lines that are neither shipped nor closed for sending (S2-38)", () => {
  const line = (over: Partial<LineView>) => ({ shipped_at: null, closed_at: null, ...over }) as LineView;
  const lines = [line({}), line({ shipped_at: "2026-11-21T12:00:00Z" }), line({ closed_at: "2026-11-21T12:00:00Z" })];
  expect(lines.map(isSendable)).toEqual([true, false, false]);
});
