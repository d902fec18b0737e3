/** Questions and deeds over http, in the cache's terms. Keys begin with the module, so that a wake-up finds them. */
import {
  keepPreviousData,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import { call, type Method, newKey, Problem, type Query } from "./http";

export const moduleOf = (path: string): string =>
  path.replace(/^\/(?:[bp]\/)?api\/(?:home\/)?/, "").split("/")[0] ?? "";

/** Query options of one GET: `useQuery(ask<Order>("/api/orders/" + id))`. */
export function ask<T>(path: string, query?: Query) {
  return {
    queryKey: [moduleOf(path), path, query ?? {}] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => call<T>("GET", path, undefined, { query, signal }),
  };
}

type AskOptions = { enabled?: boolean; keep?: boolean; everyMs?: number };

/** `keep` shows the old answer while a new one (other filters, next page) is on its way. */
export function useAsk<T>(path: string | null, query?: Query, opts: AskOptions = {}): UseQueryResult<T, Error> {
  return useQuery<T, Error, T, readonly [string, string, Query]>({
    ...ask<T>(path ?? "", query),
    enabled: path !== null && opts.enabled !== false,
    refetchInterval: opts.everyMs ?? false,
    ...(opts.keep ? { placeholderData: keepPreviousData } : {}),
  } as UseQueryOptions<T, Error, T, readonly [string, string, Query]>);
}

export type Deed<B, T> = {
  path: string | ((body: B) => string);
  method?: Exclude<Method, "GET">;
  done?: (answer: T) => void;
};

/**
 * A command. The same body is sent with the same idempotency key until it is answered, so that a double click or a retry is one deed;
 * afterwards what the page shows of the module is asked again.
 */
export function useDeed<B = unknown, T = unknown>({ path, method = "POST", done }: Deed<B, T>) {
  const queries = useQueryClient();
  const sent = useRef({ key: newKey(), body: "" });
  const keyFor = (body: B) => {
    const text = JSON.stringify(body) ?? "";
    if (sent.current.body !== text) sent.current = { key: newKey(), body: text };
    return sent.current.key;
  };
  const forget = () => {
    sent.current = { key: newKey(), body: "" };
  };
  return useMutation<T, Error, B>({
    mutationFn: (body) => {
      const to = typeof path === "function" ? path(body) : path;
      return call<T>(method, to, body, { key: keyFor(body) });
    },
    onSuccess: async (answer, body) => {
      forget();
      const to = typeof path === "function" ? path(body) : path;
      await queries.invalidateQueries({ queryKey: [moduleOf(to)] });
      done?.(answer);
    },
    onError: (error) => {
      // Answered with a refusal: the next try is another deed. Unanswered: it may have happened, keep the key.
      if (error instanceof Problem && error.status >= 400 && error.status < 500) forget();
    },
  });
}

/** The list shape of every face. */
export type Page<T> = { items: T[]; next: string | null; counts?: Record<string, number>; now: string };

/** The stateful shape of every face: buttons and clocks are drawn from it. */
export type Step = {
  name: string;
  label_zh: string;
  label_en: string;
  open: boolean;
  why?: string | null;
  code?: string | null;
  params?: Record<string, string | number | boolean | null> | null;
  opens_at?: string | null;
};
/** A stretch of a clock's life: running, or standing still. */
export type Segment = { running: boolean; start: string; end: string };
export type Deadline = {
  step: string;
  label_zh: string;
  label_en: string;
  due: string;
  start: string;
  edition: string;
  segments?: Segment[] | null;
};
export type Stateful = {
  id: string;
  number?: string | null;
  status: string;
  version: number;
  steps: Step[];
  clocks?: Deadline[];
};
