import { expect, it } from "vitest";
import { isKey } from "./choices";

it.each([
  ["shipping", true],
  ["refund_late2", true],
  ["物流问题", false],
  ["shipping.label", false],
  ["$t(kernel:close)", false],
  ["{{n}}", false],
  ["", false],
])("takes %s for a key of the words only where it can be one", (code, key) => {
  expect(isKey(code)).toBe(key);
});
