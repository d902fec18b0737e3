import { expect, it } from "vitest";
import { attributesOf, bodyOf, EMPTY, faultsOf } from "./draft";

const SKU = { spec: "松石绿 / L", price: "459", stock: "20", code: "" };
const FULL = { ...EMPTY, product_no: " SY1001 ", title: "冲锋衣", skus: [SKU] };

it("finds nothing wrong with a product that has a number, a name and one priced specification", () => {
  expect(faultsOf(FULL)).toEqual({});
});

it("sends fen and counts, never what was typed", () => {
  const body = bodyOf({ ...FULL, freight: "8.5", promise: "24", attributes: "面料:锦纶 100%" });
  expect(body.skus).toEqual([{ spec: "松石绿 / L", price_fen: 45900, stock: 20, code: "" }]);
  expect([body.product_no, body.freight_fen, body.promise_hours]).toEqual(["SY1001", 850, 24]);
  expect(body.attributes).toEqual({ 面料: "锦纶 100%" });
});

it("names each fault at its field", () => {
  const draft = { ...FULL, title: " ", freight: "x", promise: "0", attributes: "没有冒号" };
  expect(faultsOf(draft)).toEqual({
    title: "required",
    freight: "bad_freight",
    promise: "bad_hours",
    attributes: "bad_attribute",
  });
  expect(faultsOf({ ...FULL, skus: [{ ...SKU, price: "0" }] })).toEqual({ skus: "bad_price" });
  expect(faultsOf({ ...FULL, skus: [{ ...SKU, stock: "-1" }] })).toEqual({ skus: "bad_stock" });
});

it("reads attributes with either colon and leaves blank lines out", () => {
  expect(attributesOf("面料: 锦纶\n\n容量：750 ml")).toEqual({ 面料: "锦纶", 容量: "750 ml" });
});
