/** The platform's desk as a shop sees it: whatever changes there wakes this shop's own sockets. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call, newKey } from "@/kernel/http";
import { useLive, useLiveState } from "@/kernel/live/use";
import type { MessagePage } from "./calls";
import type { Message } from "./model/thread";

export type Place = { ahead: number; estimate_seconds: number | null; online: number };
export type Asking = {
  thread: string;
  seq: number;
  status: string | null;
  unread: number;
  read_seq: number;
  agent_name: string;
  may_transfer: boolean;
  position: number | null;
  place: Place | null;
};

const PATH = "/api/conversations/platform_desk";
// The name of the wake-ups; not the module's: what wakes the own reception says nothing of the platform's.
const NAME = "platform_desk";
const KEY = [NAME] as const;
const MESSAGES = "platform_desk_messages";
/** The wait is reckoned by the last hour: it changes with the time alone. */
const WAIT_MS = 30_000;
/** While the socket is gone. */
const ON_PAGE_MS = 3_000;
const ELSEWHERE_MS = 15_000;
const KEPT = "roost.asking";

const runs = (asking: Asking | undefined) => Boolean(asking?.status && asking.status !== "closed");
/** Whether the top bar has something to look after: set by the page, so that other pages ask nothing in vain. */
const remember = (on: boolean) => (on ? localStorage.setItem(KEPT, "1") : localStorage.removeItem(KEPT));

function everyMs(asking: Asking | undefined, near: boolean, live: boolean): number | false {
  if (live) return near && asking?.place ? WAIT_MS : false;
  return near ? ON_PAGE_MS : runs(asking) ? ELSEWHERE_MS : false;
}

/** `near`: the page itself is open. */
export function useAsking(near: boolean) {
  const live = useLiveState().phase === "open";
  // A colleague may have asked: then there is something to look after here, too.
  const [woken, setWoken] = useState(false);
  useLive("wake", ({ module }) => module === NAME && setWoken(true));
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const asking = await call<Asking>("GET", PATH, undefined, { signal });
      remember(runs(asking));
      return asking;
    },
    enabled: near || woken || localStorage.getItem(KEPT) !== null,
    refetchInterval: ({ state }) => everyMs(state.data, near, live),
    staleTime: 1_000,
  });
}

const pageOf = (before: number, signal?: AbortSignal) =>
  call<MessagePage>("GET", `${PATH}/messages`, undefined, { query: { before, limit: 50 }, signal });

/** Asked when the thread has grown; what is older is fetched by hand. */
export function useAsked(asking: Asking | undefined) {
  const [old, setOld] = useState<{ items: Message[]; more: boolean } | null>(null);
  const newest = useQuery({
    queryKey: [MESSAGES, asking?.seq ?? 0],
    queryFn: ({ signal }) => pageOf(0, signal),
    enabled: Boolean(asking?.thread && asking.seq > 0),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = newest.data?.items ?? [];
  const first = items[0]?.seq ?? 0;
  const before = old?.items.filter((m) => m.seq < first) ?? [];
  const older = async () => {
    const from = before[0]?.seq ?? first;
    const page = await pageOf(from);
    setOld({ items: [...page.items, ...before], more: page.more });
  };
  return { messages: [...before, ...items], more: old?.more ?? newest.data?.more ?? false, older, newest };
}

/** The deeds of the page; each answers with how things stand now. */
export function useAskingDeeds() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const client = useRef("");
  const run = async (deed: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await deed();
      await queries.invalidateQueries({ queryKey: KEY, exact: true });
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  /** The same words keep their key until they are answered: tried again, they are said once. */
  const say = (text: string) =>
    run(async () => {
      client.current ||= newKey();
      await call("POST", `${PATH}/messages`, { client_id: client.current, text });
      client.current = "";
    });
  return {
    busy,
    error,
    say,
    changed: () => {
      client.current = "";
    },
    enter: () => run(() => call("POST", `${PATH}/enter`)),
    toPerson: () => run(() => call("POST", `${PATH}/to_person`)),
    end: () => run(() => call("POST", `${PATH}/end`)),
    read: (seq: number) => void call("POST", `${PATH}/read`, { seq }).catch(() => undefined),
  };
}
