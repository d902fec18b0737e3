import { describe, expect, it } from "vitest";
import type { Changes, WallClock } from "../calls";
import { changed, longer, type Wall } from "./wall";

const clock = (id: string, hour: number, over: Partial<WallClock> = {}): WallClock => ({
  id,
  module: "orders",
  module_zh: "订单",
  module_en: "Orders",
  thing: id,
  title: id,
  step: "overdue",
  step_zh: "发货超时",
  step_en: "Overdue",
  start: "2024-01-01T00:00:00Z",
  due: new Date(Date.UTC(2024, 0, 1, hour)).toISOString(),
  edition: "orders.ship_promise@2020-01-01",
  rule_zh: "",
  rule_en: "",
  segments: [],
  late: false,
  paused: false,
  resumes_at: null,
  owner: "",
  owner_name: "",
  takes: true,
  stake_fen: 300,
  ...over,
});
const wall = (next: string | null, ...rows: WallClock[]): Wall => ({ rows, next, counts: {}, mark: "m0" });
const told = (items: WallClock[], gone: string[] = []): Changes => ({
  items,
  gone,
  now: "",
  mark: "m1",
  counts: { orders: 9 },
  reset: false,
});
const ids = (of: Wall) => of.rows.map((r) => r.id).join("");

describe("an open wall", () => {
  it("drops what is gone and takes in what is new at its place", () => {
    const next = changed(wall(null, clock("a", 1), clock("c", 3)), told([clock("b", 2)], ["a"]));
    expect([ids(next), next.mark, next.counts.orders]).toEqual(["bc", "m1", 9]);
  });

  it("moves a clock that was wound anew", () => {
    const before = wall(null, clock("a", 1), clock("b", 2));
    expect(ids(changed(before, told([clock("a", 5)])))).toBe("ba");
  });

  it("shows who is responsible now", () => {
    const next = changed(wall(null, clock("a", 1)), told([clock("a", 1, { owner: "amy", owner_name: "Amy" })]));
    expect(next.rows.map((r) => r.owner_name)).toEqual(["Amy"]);
  });

  it("leaves what lies behind the last row read to its page", () => {
    const before = wall("cursor", clock("a", 1), clock("c", 3));
    expect(ids(changed(before, told([clock("d", 4), clock("b", 2)])))).toBe("abc");
    expect(ids(changed(wall(null, clock("a", 1)), told([clock("d", 4)])))).toBe("ad");
  });

  it("is the same when it is told the same twice", () => {
    const news = told([clock("b", 2)], ["a"]);
    const once = changed(wall(null, clock("a", 1), clock("c", 3)), news);
    expect(changed(once, news)).toEqual(once);
  });

  it("grows by a page without doubling a row that came as a change", () => {
    const page = { items: [clock("b", 2), clock("c", 3)], now: "", mark: "m9", next: null, counts: {} };
    const next = longer(wall("cursor", clock("a", 1), clock("b", 2)), page);
    expect([ids(next), next.next, next.mark]).toEqual(["abc", null, "m0"]);
  });
});
