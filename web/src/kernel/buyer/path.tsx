/** A router of forty lines: paths with `$name`, links that do not reload, and the search part. */
import { createContext, type MouseEvent, type ReactNode, useContext, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const told = () => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  if (listeners.size === 0) addEventListener("popstate", told);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", told);
  };
};

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  told();
  if (!replace) scrollTo(0, 0);
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);
export const useSearch = (): URLSearchParams =>
  new URLSearchParams(useSyncExternalStore(subscribe, () => location.search));

/** The `$name` parts of a path that fits the pattern, or null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [want, have] = [pattern, path].map((p) => p.split("/").filter(Boolean)) as [string[], string[]];
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const here = have[i] ?? "";
    if (part.startsWith("$")) found[part.slice(1)] = decodeURIComponent(here);
    else if (part !== here) return null;
  }
  return found;
}

type LinkProps = { to: string; className?: string; children: ReactNode; current?: boolean };

export function Go({ to, className, children, current }: LinkProps) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} className={className} onClick={onClick} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}

/** The `$name` parts of the page's own path. */
export const ParamsContext = createContext<Record<string, string>>({});
export const useParam = (name: string): string => useContext(ParamsContext)[name] ?? "";
