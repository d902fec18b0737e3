import { describe, expect, it } from "vitest";
import type { Branch } from "./calls";
import { chosenWith, grouped, tickOf } from "./rights";

const branch = (module: string, group: string, ...names: string[]): Branch => ({
  module,
  group_zh: group,
  group_en: group,
  label_zh: module,
  label_en: module,
  permissions: names.map((n) => ({ code: `${module}.${n}`, label_zh: n, label_en: n })),
});
const orders = branch("orders", "o", "view", "ship", "note");

describe("the tree of rights", () => {
  it("shows a module as on, off or partly on", () => {
    expect(tickOf(orders, new Set())).toBe("off");
    expect(tickOf(orders, new Set(["orders.view"]))).toBe("some");
    expect(tickOf(orders, new Set(["orders.view", "orders.ship", "orders.note"]))).toBe("on");
  });

  it("gives the sight of a module with anything one may do in it", () => {
    expect([...chosenWith(orders, new Set(), "orders.ship", true)].sort()).toEqual(["orders.ship", "orders.view"]);
  });

  it("takes everything with the sight of a module", () => {
    const all = new Set(["orders.view", "orders.ship", "shop.view"]);
    expect([...chosenWith(orders, all, "orders.view", false)]).toEqual(["shop.view"]);
  });

  it("keeps the order of the navigation in its groups", () => {
    const tree = [orders, branch("parcels", "o", "view"), branch("shop", "s", "view")];
    expect(grouped(tree).map(([head, of]) => [head.group_zh, of.map((b) => b.module)])).toEqual([
      ["o", ["orders", "parcels"]],
      ["s", ["shop"]],
    ]);
  });
});
