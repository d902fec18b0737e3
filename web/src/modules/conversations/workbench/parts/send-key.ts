/** Whether Enter sends, or Ctrl+Enter: a person's own habit, kept on his machine. */
import { useSyncExternalStore } from "react";

export type SendKey = "enter" | "mod";
const KEPT = "roost.send_key";
const listeners = new Set<() => void>();

const read = (): SendKey => (globalThis.localStorage?.getItem(KEPT) === "mod" ? "mod" : "enter");

export function setSendKey(key: SendKey): void {
  globalThis.localStorage?.setItem(KEPT, key);
  for (const told of listeners) told();
}

const subscribe = (told: () => void) => {
  listeners.add(told);
  return () => listeners.delete(told);
};

export const useSendKey = (): SendKey => useSyncExternalStore(subscribe, read);
