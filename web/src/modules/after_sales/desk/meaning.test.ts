import { expect, it } from "vitest";
import zh from "../words.zh";
import { clockOf, consequenceOf } from "./meaning";

const CLOCK = {
  step: "agree_by_silence",
  label_zh: "",
  label_en: "",
  start: "2026-11-20T00:00:00Z",
  due: "2026-11-22T00:00:00Z",
  edition: "after_sales.merchant_answers@2020-01-01",
};
const LATER = { ...CLOCK, step: "address_overdue", due: "2026-11-23T00:00:00Z" };

it("counts down the clock that runs out first, with its reckoning", () => {
  const due = { step: LATER.step, label_zh: "", label_en: "", due: LATER.due };
  expect(clockOf({ due, clocks: [CLOCK, LATER] })).toBe(LATER);
  expect(clockOf({ due: null, clocks: [CLOCK] })).toBe(CLOCK);
});

it("still counts down where only the instant is known", () => {
  const due = { step: "close_by_silence", label_zh: "关闭", label_en: "Closed", due: LATER.due };
  expect(clockOf({ due })).toMatchObject({ due: LATER.due, start: "", edition: "" });
  expect(clockOf({ due: null })).toBeNull();
});

it("says in words what silence costs, by the kind of the case", () => {
  const say = (step: string, kind: string) => {
    const [, key = ""] = consequenceOf(step, kind).split(".");
    return (zh.after as Record<string, string>)[key];
  };
  expect(say("agree_by_silence", "refund_unshipped")).toBe("超时后自动同意退款");
  expect(say("agree_by_silence", "return_refund")).toBe("超时后自动同意退货");
  expect(say("confirm_by_silence", "exchange")).toBe("超时后自动确认收货");
  expect(say("offer_refund", "exchange")).toBe("超时后买家可改为退款");
  expect(say("close_by_silence", "repair")).toBe("买家超时未处理将自动关闭");
});
