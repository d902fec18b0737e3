import { expect, it } from "vitest";
import { whyNot } from "./ship";

const step = { name: "ship", label_zh: "发货", label_en: "Ship", open: true };

it("lets an order leave whose step is open", () => {
  expect(whyNot({ steps: [step] })).toBeNull();
});

it("repeats the server's reason for a closed one", () => {
  const closed = { ...step, open: false, code: "under_review", why: "订单审核中,暂不能发货" };
  expect(whyNot({ steps: [closed] })).toEqual({ code: "under_review", params: {}, detail: "订单审核中,暂不能发货" });
});

it("says there is nothing to ship where the step is not offered", () => {
  expect(whyNot({ steps: [] })).toEqual({ code: "nothing_to_ship", detail: "" });
});
