/** Keys in React: actions of a mounted screen, and the one listener of the page. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { type Action, registry } from "./registry";

/**
 * Offers a screen's actions while it is mounted. Names, words and keys are read once per change of the names;
 * `perform` and `visible` are always the newest.
 */
export function useActions(actions: Action[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  const names = actions.map((a) => a.name).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say when the set changes; the rest is read late
  useEffect(() => {
    const now = (name: string) => latest.current.find((a) => a.name === name);
    return registry.add(
      latest.current.map((action) => ({
        ...action,
        visible: () => now(action.name)?.visible?.() ?? now(action.name) !== undefined,
        perform: () => now(action.name)?.perform(),
      })),
    );
  }, [names]);
}

export function useAllActions(): Action[] {
  return useSyncExternalStore(registry.subscribe, registry.all);
}

export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|submit|reset)$/.test(target.type);
}

/** Mounted once by the shell. */
export function useKeyListener(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = registry.find(event, inTextField(event.target));
      if (!action) return;
      event.preventDefault();
      action.perform();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

const FOCUSABLE =
  'button:not([disabled]),[href],input:not([disabled]),textarea:not([disabled]),select,[tabindex]:not([tabindex="-1"])';

/** F6: the first thing to focus in the next `[data-region]` of the page. */
export function nextRegion(back = false): void {
  // A region that is made of regions is walked through, not stopped at.
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (r) => r.offsetParent !== null && !r.querySelector("[data-region]"),
  );
  if (regions.length === 0) return;
  const here = regions.findIndex((r) => r.contains(document.activeElement));
  const next = regions[(here + (back ? -1 : 1) + regions.length) % regions.length];
  const inner = next?.querySelector<HTMLElement>("[data-region-focus]") ?? next?.querySelector<HTMLElement>(FOCUSABLE);
  (inner ?? next)?.focus();
}
