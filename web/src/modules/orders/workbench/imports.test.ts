import { expect, test } from "vitest";
import { partOf } from "./imports";

test("a taking is whole only when its last order is here", () => {
  expect(partOf({ done: 0, records: 300 })).toBe(0);
  expect(partOf({ done: 299, records: 300 })).toBe(99);
  expect(partOf({ done: 300, records: 300 })).toBe(100);
  expect(partOf({ done: 0, records: 0 })).toBe(100);
});
