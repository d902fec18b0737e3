import { describe, expect, it } from "vitest";
import { changed, changes, leaves, measured, parsed, secondsOf, spanOf } from "./rule";

const OLD = { span: "P2D", hours: { opens: "09:00:00" }, codes: ["a"], types: [{ code: "x", files: 4 }] };

describe("a rule as a tree", () => {
  it("is walked to its leaves, into lists of things but not of plain values", () => {
    expect(leaves(OLD).map((leaf) => leaf.path.join("."))).toEqual([
      "span",
      "hours.opens",
      "codes",
      "types.0.code",
      "types.0.files",
    ]);
  });

  it("tells what another edition changes, adds and takes away", () => {
    const fresh = { span: "P3D", hours: { opens: "09:00:00" }, codes: ["a"], types: [{ code: "x" }], more: 1 };
    expect(changes(OLD, fresh)).toEqual([
      { path: ["span"], from: "P2D", to: "P3D" },
      { path: ["types", 0, "files"], from: 4, to: undefined },
      { path: ["more"], from: undefined, to: 1 },
    ]);
    expect(changes(OLD, OLD)).toEqual([]);
  });

  it("is changed in a copy", () => {
    const next = changed(OLD, ["types", 0, "files"], 6);
    expect(leaves(next).at(-1)?.value).toBe(6);
    expect(OLD.types[0]?.files).toBe(4);
  });

  it("is read from text only when it is one", () => {
    expect([parsed("{"), parsed("[1]"), parsed('{"a":1}')]).toEqual([null, null, { a: 1 }]);
  });
});

describe("spans of time", () => {
  it.each([
    ["P2D", 172_800],
    ["PT3600S", 3600],
    ["P1DT12H", 129_600],
    ["PT", null],
    ["P", null],
    ["refund_only", null],
    [5, null],
  ])("reads %s", (text, seconds) => expect(secondsOf(text)).toBe(seconds));

  it("shows the largest whole unit and writes it back", () => {
    expect(measured(172_800)).toEqual({ n: 2, unit: "day" });
    expect(measured(129_600)).toEqual({ n: 36, unit: "hour" });
    expect(measured(0)).toEqual({ n: 0, unit: "second" });
    expect(spanOf(36, "hour")).toBe("PT129600S");
  });
});
