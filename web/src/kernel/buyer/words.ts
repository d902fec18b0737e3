/** The buyer page's own words: pairs in place of a catalogue library. `say({ zh: "订单", en: "Orders" })`. */
import { useSyncExternalStore } from "react";
import { Problem } from "../http";

export type Pair = { zh: string; en: string };
const KEPT = "roost.language";
let zh = globalThis.localStorage?.getItem(KEPT) !== "en";
const listeners = new Set<() => void>();

export function setChinese(next: boolean): void {
  zh = next;
  globalThis.localStorage?.setItem(KEPT, next ? "zh-CN" : "en");
  document.documentElement.lang = next ? "zh-CN" : "en";
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useChinese = (): boolean => useSyncExternalStore(subscribe, () => zh);

/** `const say = useSay(); say({ zh: "第 {n} 页", en: "Page {n}" }, { n: 2 })` */
export function useSay(): (pair: Pair, params?: Record<string, string | number>) => string {
  const chinese = useChinese();
  return (pair, params = {}) => {
    const text = chinese ? pair.zh : pair.en;
    return text.replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
  };
}

/** English of refusals by code; a module adds its own when it is loaded. */
const refusals = new Map<string, string>([
  ["offline", "No connection. Check the network and try again."],
  ["not_logged_in", "Please come in by the shop's link again"],
  ["not_found", "This is not here any more"],
  ["too_many", "Too often. Wait a moment and try again."],
  ["overtaken", "This has changed meanwhile. Look at it again."],
  ["out_of_turn", "This cannot be done any more"],
  ["required", "Please fill this in"],
  ["invalid", "What was filled in cannot be taken"],
  ["too_long", "That is too long"],
  ["bad_character", "That text holds characters that cannot be taken"],
  ["bad_kind", "Only JPG, PNG, WebP and GIF pictures, PDF documents and MP4 videos"],
  ["bad_picture", "This picture cannot be read"],
  ["too_large", "This file is too large"],
  ["upload_quota", "Too much was uploaded today. Try again tomorrow."],
  ["no_such_file", "This picture is gone. Add it again."],
  ...["busy", "cannot_write", "no_space", "disk_failed"].map(
    (code) => [code, "The shop's system cannot save anything right now. Please try again later."] as [string, string],
  ),
]);

export function addRefusals(english: Record<string, string>): void {
  for (const [code, text] of Object.entries(english)) refusals.set(code, text);
}

export function useProblem(): (error: unknown) => string {
  const chinese = useChinese();
  return (error) => {
    if (!(error instanceof Problem)) return chinese ? "操作没有成功，请重试" : "That did not work, please try again";
    const english = refusals.get(error.code);
    return chinese || !english ? error.detail || error.code : english;
  };
}
