/** The reception's own hooks: threads, drafts, rows kept fresh by frames. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { serverNow } from "@/kernel/clock";
import { newKey } from "@/kernel/http";
import { useLiveKit } from "@/kernel/live/use";
import { useMe } from "@/kernel/session";
import { useWords } from "@/kernel/words/words";
import { BASE, BOXES, keepDraft, keptDrafts, type Row, type Rows, rowsKey } from "./calls";
import { Drafts } from "./model/drafts";
import { Pace } from "./model/pace";
import { heard } from "./model/rows";
import { type Threads, type Typist, threadsOf } from "./model/store";
import { previewOf } from "./model/text";
import type { Message, ThreadState } from "./model/thread";

export function useThreads(): Threads {
  const { live, outbox } = useLiveKit();
  const me = useMe();
  return threadsOf(live, outbox, { party: "merchant", id: me.id, name: me.name });
}

export function useThreadState(thread: string): ThreadState {
  const threads = useThreads();
  return useSyncExternalStore(threads.subscribe, () => threads.of(thread));
}

export function useTyping(thread: string): Typist | undefined {
  const threads = useThreads();
  return useSyncExternalStore(threads.subscribe, () => threads.typing(thread));
}

const later = (task: () => void, ms: number) => {
  const id = setTimeout(task, ms);
  return () => clearTimeout(id);
};

const byPerson = new Map<string, Drafts>();

function draftsOf(person: string): Drafts {
  const found = byPerson.get(person);
  if (found) return found;
  // A draft that cannot be kept on the server now is still on this machine.
  const send = (thread: string, text: string) => void keepDraft(thread, text).catch(() => undefined);
  const made = new Drafts(person, { storage: globalThis.localStorage, later, send });
  byPerson.set(person, made);
  return made;
}

export function useDrafts(): Drafts {
  return draftsOf(useMe().id);
}

/** Mounted once by the page: brings in what another device left, and loses nothing on the way out. */
export function useKeepDrafts(): void {
  const drafts = useDrafts();
  useEffect(() => {
    keptDrafts().then(
      (kept) => {
        for (const d of kept) drafts.adopt(d.thread, d.text);
      },
      () => undefined,
    );
    const flush = () => drafts.flush();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [drafts]);
}

/** The draft of a chat, and what changes it. */
export function useDraft(thread: string): [string, (text: string) => void] {
  const drafts = useDrafts();
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(thread));
  return [text, useCallback((next: string) => drafts.set(thread, next), [drafts, thread])];
}

export type Say = (body: Record<string, unknown>) => void;

/** Says something in a thread: the letter is painted at once and leaves when it can. */
export function useSay(thread: string): Say {
  const { outbox } = useLiveKit();
  return useCallback((body) => outbox.post({ client_id: newKey(), thread, body, at: serverNow() }), [outbox, thread]);
}

const paces = new WeakMap<object, Pace>();

export function usePace(): Pace {
  const { outbox } = useLiveKit();
  const found = paces.get(outbox);
  if (found) return found;
  const say = (thread: string, text: string) =>
    outbox.post({ client_id: newKey(), thread, body: { kind: "text", text }, at: serverNow() });
  const made = new Pace({ later, say });
  paces.set(outbox, made);
  return made;
}

/** Frames change rows at once; a little later the server is asked for what only it knows (clocks, new rows). */
const ASK_MS = 1_200;

function keepFresh(queries: QueryClient, threads: Threads, word: (kind: string) => string): () => void {
  let asked: ReturnType<typeof setTimeout> | undefined;
  const stop = threads.onSaid((message: Message, thread) => {
    const text = previewOf(message.kind, message.body, word);
    changeRows(queries, (row) => (row.thread === thread && row.closed_at === null ? heard(row, message, text) : row));
    asked ??= setTimeout(() => {
      asked = undefined;
      void queries.invalidateQueries({ queryKey: ["conversations"], predicate: (q) => isList(q) || isOne(q) });
    }, ASK_MS);
  });
  return () => {
    stop();
    clearTimeout(asked);
  };
}

const fresh = new WeakMap<Threads, { users: number; stop: () => void }>();

/** However many parts of the page want it, a frame changes the rows once. */
export function useFreshRows(): void {
  const t = useWords("conversations");
  const queries = useQueryClient();
  const threads = useThreads();
  const latest = useRef(t);
  latest.current = t;
  useEffect(() => {
    const word = (kind: string) => latest.current(`preview.${kind}`);
    const now = fresh.get(threads) ?? { users: 0, stop: keepFresh(queries, threads, word) };
    now.users += 1;
    fresh.set(threads, now);
    return () => {
      now.users -= 1;
      if (now.users > 0) return;
      now.stop();
      fresh.delete(threads);
    };
  }, [queries, threads]);
}

/** A row in every list and page that shows it. */
export function changeRows(queries: QueryClient, one: (row: Row) => Row): void {
  for (const box of BOXES) {
    queries.setQueryData<Rows>(
      rowsKey(box),
      (data) => data && { ...data, pages: data.pages.map((p) => ({ ...p, items: p.items.map(one) })) },
    );
  }
  queries.setQueriesData<Row>({ queryKey: ["conversations"], predicate: isOne }, (row) => row && one(row));
}

const ONE = new RegExp(`^${BASE}/[0-9a-f]{32}$`);
const isList = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] === BASE;
const isOne = ({ queryKey }: { queryKey: readonly unknown[] }) => ONE.test(String(queryKey[1]));
