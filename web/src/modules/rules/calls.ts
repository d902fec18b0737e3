import type { Both } from "@/kernel/words/words";

export type EditionCard = {
  policy: string;
  label_zh: string;
  label_en: string;
  since: string;
  profile: string | null;
  source: string;
  state: "past" | "in_force" | "coming";
  rule: Record<string, unknown>;
  /** The name that a clock keeps of it. */
  edition: string;
  by: "built_in" | "platform" | "shop";
  /** Who published it and when, where a person did. */
  who: string;
  published: string | null;
  signature_zh: string;
  signature_en: string;
};
export type Announcement = {
  id: string;
  policy: string;
  title: string;
  text: string;
  published: string;
  since: string;
  signature_zh: string;
  signature_en: string;
  /** Who pressed the button. */
  who: string;
};
export const TONE = { past: "neutral", in_force: "green", coming: "amber" } as const;
export const PROFILES: [string, Both][] = [
  ["douyin", { zh: "抖店", en: "Douyin" }],
  ["pinduoduo", { zh: "拼多多", en: "Pinduoduo" }],
  ["kuaishou", { zh: "快手小店", en: "Kuaishou" }],
  ["tmall", { zh: "天猫", en: "Tmall" }],
  ["taobao", { zh: "淘宝", en: "Taobao" }],
];
