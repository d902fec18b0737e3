/** Light, dark or the system's choice, kept on this machine. */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";
const KEPT = "roost.theme";
const listeners = new Set<() => void>();
const system = () => globalThis.matchMedia?.("(prefers-color-scheme: dark)");

const read = (): Theme => {
  const kept = globalThis.localStorage?.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : "system";
};
let theme: Theme = read();

function paint(): void {
  const dark = theme === "dark" || (theme === "system" && system()?.matches === true);
  if (dark) document.body.setAttribute("theme-mode", "dark");
  else document.body.removeAttribute("theme-mode");
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
  for (const listener of listeners) listener();
}

export function startTheme(): void {
  paint();
  system()?.addEventListener("change", paint);
}

export function setTheme(next: Theme): void {
  theme = next;
  globalThis.localStorage?.setItem(KEPT, next);
  paint();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useTheme(): { theme: Theme; dark: boolean } {
  const dark = useSyncExternalStore(subscribe, () => document.body.getAttribute("theme-mode") === "dark");
  const chosen = useSyncExternalStore(subscribe, () => theme);
  return { theme: chosen, dark };
}
