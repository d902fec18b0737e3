/** Moving about. Filters, tabs, pages and the open row live in the address: reload and back restore them. */
import { Link, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";

export type Search = Record<string, string>;
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text));
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, v]) => v !== undefined && v !== null && v !== "");
  const text = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString();
  return text ? `?${text}` : "";
}

type GoProps = {
  to: string;
  search?: Record<string, string | undefined>;
  className?: string;
  title?: string;
  children: ReactNode;
};

/** A link inside the face: `<Go to={`/orders/${id}`}>…</Go>`. */
export function Go({ to, search, children, className = "link", title }: GoProps) {
  return (
    <Link to={to as "/"} search={(search ?? {}) as never} className={className} title={title} preload="intent">
      {children}
    </Link>
  );
}

export function useGo(): (to: string, search?: Record<string, string | undefined>) => void {
  const navigate = useNavigate();
  return useCallback((to, search) => void navigate({ to: to as "/", search: (search ?? {}) as never }), [navigate]);
}

/** A `$name` of the route's path. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? "";
}

export const usePath = (): string => useRouterState({ select: (s) => s.location.pathname });

/** The search part of the address as strings, and a way to change some of it (`undefined` or "" takes a key away). */
export function useSearch(): [Search, (change: Record<string, string | undefined>, push?: boolean) => void] {
  const search = useRouterState({ select: (s) => s.location.search as Search });
  const navigate = useNavigate();
  const change = useCallback(
    (next: Record<string, string | undefined>, push = false) =>
      void navigate({
        to: "." as "/",
        search: ((old: Search) =>
          Object.fromEntries(
            Object.entries({ ...old, ...next }).filter(([, v]) => v !== undefined && v !== ""),
          )) as never,
        replace: !push,
      }),
    [navigate],
  );
  return [search, change];
}
