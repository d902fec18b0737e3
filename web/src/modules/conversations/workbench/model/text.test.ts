import { describe, expect, it } from "vitest";
import { refusedOf } from "./files";
import { calling, graphemes, pieces, previewOf } from "./text";

describe("the length of a text", () => {
  it("counts what a person sees: an emoji of several signs is one", () => {
    expect([graphemes("在的亲"), graphemes("👨‍👩‍👧"), graphemes("a👍🏽b"), graphemes("")]).toEqual([3, 1, 3, 0]);
  });
});

describe("marks under a text", () => {
  it("cut it into pieces that make the same text again", () => {
    const text = "保证最便宜，绝对正品";
    const found = pieces(text, [
      { from: 6, to: 8 },
      { from: 2, to: 5 },
    ]);
    expect(found.map((p) => p.text).join("")).toBe(text);
    expect(found.filter((p) => p.marked).map((p) => p.text)).toEqual(["最便宜", "绝对"]);
  });

  it("may overlap or reach beyond the end", () => {
    expect(
      pieces("abc", [
        { from: 0, to: 2 },
        { from: 1, to: 9 },
      ]).map((p) => [p.text, p.marked]),
    ).toEqual([
      ["ab", true],
      ["c", true],
    ]);
  });
});

it("finds the colleague that is being called, at the caret only", () => {
  expect([calling("请 @沐", 4), calling("请 @沐川 看", 7), calling("@", 1), calling("a@b.c 好", 6)]).toEqual([
    "沐",
    null,
    "",
    null,
  ]);
});

it("names what is no text in one line", () => {
  const word = (kind: string) => `[${kind}]`;
  expect(previewOf("text", { text: "两\n行" }, word)).toBe("两 行");
  expect(previewOf("image", { file_id: "f" }, word)).toBe("[image]");
  expect(previewOf("card", { text: "冲锋衣" }, word)).toBe("[card] 冲锋衣");
});

it("tells before loading what cannot be sent", () => {
  const MB = 1024 * 1024;
  expect(refusedOf({ type: "image/png", size: 12 * MB })).toBeNull();
  expect(refusedOf({ type: "image/png", size: 12 * MB + 1 })).toBe("too_large");
  expect(refusedOf({ type: "application/pdf", size: 10 })).toBe("no_picture");
});
