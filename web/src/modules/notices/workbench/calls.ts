import { type Page, useAsk, useDeed } from "@/kernel/ask";

export type Level = "info" | "warn" | "urgent";
export type NoticeView = {
  id: string;
  kind: string;
  level: Level;
  title_zh: string;
  title_en: string;
  text: string;
  link: string;
  at: string;
  read: boolean;
};
export type Sound = { on: boolean; volume: number };
export type Setting = {
  popup: boolean;
  phone: boolean;
  sounds: Partial<Record<Level, Sound>>;
  quiet: { on: boolean; opens: string; closes: string };
};

export const LEVELS: Level[] = ["info", "warn", "urgent"];
export const soundOf = (setting: Setting, level: Level): Sound => setting.sounds[level] ?? { on: true, volume: 80 };

export const useNotices = (limit: number) => useAsk<Page<NoticeView>>("/api/notices/", { limit });
export const useRead = () => useDeed<{ id: string }, NoticeView>({ path: ({ id }) => `/api/notices/${id}/read` });
export const useReadAll = () => useDeed<void, { unread: number }>({ path: "/api/notices/read_all" });
export const useSetting = () => useAsk<Setting>("/api/notices/settings");
export const useSetUp = () => useDeed<Setting, Setting>({ path: "/api/notices/settings", method: "PUT" });
