import { expect, it } from "vitest";
import { summed } from "./bulk";
import { partsOf } from "./guide";

it("adds up only what would be done", () => {
  const rows = [
    { ok: true, amount_fen: 45900 },
    { ok: false, amount_fen: 9900 },
    { ok: true, amount_fen: 0 },
  ];
  expect(summed(rows)).toEqual({ can: 2, skipped: 1, fen: 45900 });
  expect(summed([])).toEqual({ can: 0, skipped: 0, fen: 0 });
});

it("finds the kinds of the guidance and what stands under each", () => {
  const { head, parts } = partsOf(
    "突发指引\n\n总则:先安抚\n\n一、拒收\n第一步:查物流。\n其他说明\n二、破损\n升级给谁:主管",
  );
  expect(head).toEqual(["突发指引", "总则:先安抚"]);
  expect(parts).toEqual([
    {
      title: "拒收",
      lines: [
        { label: "第一步", text: "查物流。" },
        { label: "", text: "其他说明" },
      ],
    },
    { title: "破损", lines: [{ label: "升级给谁", text: "主管" }] },
  ]);
});

it("keeps a text without any heading whole", () => {
  expect(partsOf("只有一段\n两行")).toEqual({ head: ["只有一段", "两行"], parts: [] });
});
