/** What the reception asks and tells the server. */
import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ask, type Page, type Stateful, useAsk, useDeed } from "@/kernel/ask";
import { HOME } from "@/kernel/face";
import { call } from "@/kernel/http";
import type { Message } from "./model/thread";

export type Named = { id: string; name: string };
export type Row = Stateful & {
  thread: string;
  status_zh: string;
  status_en: string;
  buyer: Named;
  owner: Named | null;
  collaborators: string[];
  seq: number;
  first_seq: number;
  last_seq: number | null;
  last_text: string;
  last_party: string;
  last_at: string | null;
  unread: number;
  read_seq: number;
  buyer_read_seq: number;
  waiting_since: string | null;
  /** Null: the clock does not count. Undefined: not known yet after a frame. */
  due?: string | null | undefined;
  /** News are held back from me while I am busy. */
  held: boolean;
  star: boolean;
  mark: string;
  cause: string;
  why: Record<string, unknown>;
  opened_at: string;
  queued_at: string | null;
  human_at: string | null;
  closed_at: string | null;
  changed_at: string;
};

export const BASE = `${HOME}/conversations`;
export const BOXES = ["mine", "queued", "offline", "all", "closed"] as const;
export type Box = (typeof BOXES)[number];
export type Rows = InfiniteData<Page<Row>, string | null>;

const SIZE = 100;
/** Lists of others' conversations hear no frames of their messages: they are asked again now and then. */
const EVERY_MS = 10_000;

export const rowsKey = (box: Box) => ["conversations", BASE, box] as const;

export function useRows(box: Box, wanted = true) {
  return useInfiniteQuery({
    enabled: wanted,
    queryKey: rowsKey(box),
    queryFn: ({ pageParam, signal }) =>
      call<Page<Row>>("GET", BASE, undefined, { query: { tab: box, limit: SIZE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: box === "mine" || box === "closed" ? false : EVERY_MS,
  });
}

/** One that is open on the screen, whatever list it is in. */
export const useRow = (id: string | null) => useAsk<Row>(id ? `${BASE}/${id}` : null, undefined, { keep: true });

export type MessagePage = {
  items: Message[];
  more: boolean;
  seq: number;
  read_seq: number;
  buyer_read_seq: number;
  now: string;
};
export const messagePage = (thread: string, before = 0) =>
  call<MessagePage>("GET", `${BASE}/threads/${thread}/messages`, undefined, { query: { before, limit: 50 } });

export const keepDraft = (thread: string, text: string) =>
  text ? call("PUT", `${BASE}/threads/${thread}/draft`, { text }) : call("DELETE", `${BASE}/threads/${thread}/draft`);
export const keptDrafts = () => call<{ thread: string; text: string }[]>("GET", `${BASE}/drafts`);

export type Colleague = { id: string; name: string; presence: "online" | "busy" | "offline"; has_room: boolean };
export const useColleagues = (wanted: boolean) =>
  useQuery({ ...ask<Colleague[]>(`${BASE}/colleagues`), enabled: wanted, staleTime: 5_000 });

export type ChatSettings = { welcome: string; first_responder: string; typing_preview: boolean };
export const useSettings = () => useAsk<ChatSettings>(`${BASE}/settings`);
export const useSetSettings = () =>
  useDeed<Pick<ChatSettings, "welcome" | "typing_preview">, ChatSettings>({
    path: `${BASE}/settings`,
    method: "PUT",
  });

/** A step of the flow: claim, close, relieve, transfer, give_back. */
export const takeStep = (id: string, step: string, body: object, key: string) =>
  call<Row>("POST", `${BASE}/${id}/${step === "give_back" ? "transfer" : step}`, body, { key });

export const setStar = (id: string, star: boolean, mark: string) =>
  call<Row>("PUT", `${BASE}/${id}/star`, { star, mark });
export const setCollaborators = (id: string, staff: string[]) =>
  call<Row>("PUT", `${BASE}/${id}/collaborators`, { staff });

export const splitPreview = (text: string) => call<string[]>("POST", `${BASE}/split_preview`, { text });
