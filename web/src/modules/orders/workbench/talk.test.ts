import { expect, it } from "vitest";
import { checkText, isSendable, type LineView, type OrderView } from "./talk";

const line = (over: Partial<LineView> = {}): LineView => ({
  id: "l",
  line_no: "1",
  product_id: "p",
  title: "三合一冲锋衣",
  sku: "松石绿 / L",
  image: "",
  pieces: 2,
  unit_price_fen: 45900,
  amount_fen: 91800,
  paid_fen: 91800,
  refunded_fen: 0,
  ship_by: "2026-11-22T12:00:00Z",
  shipped_at: null,
  closed_at: null,
  carrier: "",
  waybill: "",
  ...over,
});
const receiver = {
  name: "张*",
  phone: "138****2048",
  province: "四川省",
  city: "成都市",
  district: "武侯区",
  address: "****",
};
const order = (over: Partial<OrderView> = {}) => ({ ship_by: null, receiver, ...over }) as OrderView;

it("asks the buyer to check goods, spec, pieces, promised time and the masked receiver (S2-39)", () => {
  expect(checkText(order(), line()).split("\n")).toEqual([
    "亲，请核对您的订单信息：",
    "商品：三合一冲锋衣",
    "规格：松石绿 / L",
    "数量：×2",
    "承诺发货时间：2026-11-22 20:00 前",
    "收货信息：张* 138****2048 四川省成都市武侯区",
    "如需修改请在发货前告诉我们，谢谢～",
  ]);
});

it("leaves out what is not known and says of a shipped line that it is", () => {
  const bare = order({ receiver: { name: "", phone: "", province: "", city: "", district: "", address: "" } });
  const text = checkText(bare, line({ sku: "", ship_by: null, shipped_at: "2026-11-21T12:00:00Z" }));
  expect(text).not.toMatch(/规格|收货信息/);
  expect(text).toContain("承诺发货时间：已发货");
});

it("offers lines that are neither shipped nor closed for sending (S2-38)", () => {
  expect([isSendable(line()), isSendable(line({ shipped_at: "x" })), isSendable(line({ closed_at: "x" }))]).toEqual([
    true,
    false,
    false,
  ]);
});
