import { expect, it } from "vitest";
import type { EditionCard } from "../calls";
import { before, turn, written } from "./editions";

const card = (source: string, since: string, more: Partial<EditionCard> = {}): EditionCard => ({
  policy: "orders.ship",
  label_zh: "",
  label_en: "",
  since,
  profile: null,
  source,
  state: "past",
  rule: {},
  edition: source,
  by: "platform",
  who: "周岚",
  published: `${since}-p`,
  signature_zh: "",
  signature_en: "",
  ...more,
});
const FIRST = card("first", "2020", { by: "built_in", published: null });
const FOR_ALL = card("for all", "2025");
const OF_ONE = card("of one", "2024", { profile: "douyin" });
const OWN = card("own", "2023", { by: "shop" });
const ALL = [FIRST, FOR_ALL, OF_ONE, OWN];

it("finds what held until an edition began", () => {
  expect(before(FOR_ALL, ALL)).toBe(FIRST);
  expect(before(OF_ONE, ALL)).toBe(FIRST);
  const next = card("next", "2026", { profile: "douyin" });
  expect(before(next, [...ALL, next])).toBe(OF_ONE);
  const own = card("own again", "2026", { by: "shop" });
  expect(before(own, [...ALL, own])).toBe(OWN);
  expect(before(FIRST, ALL)).toBeUndefined();
});

it("takes the later written of two that begin together", () => {
  const second = card("second thought", "2025", { published: "2025-q" });
  expect(before(second, [...ALL, second])).toBe(FOR_ALL);
  expect(before(FOR_ALL, [...ALL, second])).toBe(FIRST);
});

it("knows that everybody's new edition changes nothing where a platform has its own", () => {
  const wide = card("wide", "2026");
  expect(turn(wide, [...ALL, wide])).toEqual({ was: OWN, changes: false });
  expect(turn(wide, [FIRST, OF_ONE, wide])).toEqual({ was: OF_ONE, changes: false });
  expect(turn(wide, [FIRST, wide])).toEqual({ was: FIRST, changes: true });
  const narrow = card("narrow", "2027", { profile: "douyin" });
  expect(turn(narrow, [FIRST, wide, narrow])).toEqual({ was: wide, changes: true });
});

it("tells what people wrote, the last word first", () => {
  expect(written(ALL).map((e) => e.source)).toEqual(["for all", "of one", "own"]);
});
