/** What the pages of the shop's settings ask. */
import { useQueryClient } from "@tanstack/react-query";
import { useAsk } from "@/kernel/ask";
import { call } from "@/kernel/http";

type Named = { code: string; label_zh: string; label_en: string };
export type Channels = {
  lines: { label_zh: string; label_en: string; number: string }[];
  opens: string;
  closes: string;
  ways_zh: string[];
  ways_en: string[];
  joining_zh: string;
  joining_en: string;
};

export type Settings = {
  id: string;
  name: string;
  profile: Named;
  profiles: Named[];
  code: string;
  opens: string;
  closes: string;
  welcome: string;
  offline_reply: string;
  card_title: string;
  card_line: string;
  link: string;
  channels: Channels;
  channels_open: boolean;
  version: number;
};

export type Address = {
  id: string;
  contact: string;
  phone: string;
  district: string;
  region: string;
  path: string[];
  detail: string;
  is_default: boolean;
  missing: string[];
  version: number;
};

export type RuleKind = "returns" | "policy" | "warranty";
export type RuleVersion = {
  id: string;
  kind: RuleKind;
  label_zh: string;
  label_en: string;
  number: number;
  text: string;
  since: string;
  published: string;
  who: string;
  state: "past" | "in_force" | "coming";
};

export type Division = { code: string; name: string; leaf: boolean };
export type AppKey = { id: string; name: string; made: string; revoked: string | null };

export const useSettings = () => useAsk<Settings>("/api/shop");

/** Keeps one part of the settings and shows what came of it. */
export function useKeep() {
  const queries = useQueryClient();
  return async (part: "basics" | "texts" | "profile" | "card", body: Record<string, unknown>) => {
    const kept = await call<Settings>("PUT", `/api/shop/${part}`, body);
    await queries.invalidateQueries({ queryKey: ["shop"] });
    return kept;
  };
}
