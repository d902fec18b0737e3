import { type Page, useAsk, useDeed } from "@/kernel/ask";
import type { Level, Links, Request, Row } from "../desk/types";

const BASE = "/p/api/service_requests";
export const LIST = `${BASE}/`;
export const PASSIVE = `${BASE}/passive`;
export const COMPLAINTS = `${BASE}/complaints`;
export const OUTGOING = `${BASE}/outgoing`;
export const FIGURES = `${BASE}/figures`;
export const stepPath = (id: string, step: string) => `${BASE}/${id}/${step}`;

/** `entered_at`: since when it is in its state. */
export type DeskRow = Row & { shop_id: string; shop_name: string; entered_at: string };
export type Passive = {
  id: string;
  state: "draft" | "confirmed" | "dropped";
  kind: string;
  label_zh: string;
  label_en: string;
  at: string;
  request_id: string;
  number: string;
  shop_id: string;
  shop_name: string;
  order_no: string;
  note: string;
  decided_at: string | null;
  decided_by: string | null;
};
export type Complaint = {
  id: string;
  state: "waiting" | "taken" | "dropped";
  shop_id: string;
  shop_name: string;
  order_id: string;
  order_no: string;
  buyer_name: string;
  type: string;
  said: string;
  files: string[];
  file_urls?: Links;
  at: string;
  request_id: string | null;
  note: string;
};
export type DeskRequest = Request & {
  shop?: { id: string; name: string };
  shop_name?: string;
  passives?: Passive[];
  complaint?: Complaint | null;
};
export type FoundOrder = {
  shop_id: string;
  shop_name: string;
  order_id: string;
  order_no: string;
  title: string;
  paid_fen: number;
  buyer_name: string;
};
export type New = {
  shop_id: string;
  order_id: string;
  type: string;
  level: Level;
  hours?: number;
  demand: string;
  files: string[];
  complaint_id?: string;
  at_nine: boolean;
};

export const useDeskRequest = (id: string) => useAsk<DeskRequest>(id ? `${BASE}/${id}` : null);
export const useOrders = (order_no: string, shop_id = "") =>
  useAsk<{ items: FoundOrder[] }>(order_no ? `${BASE}/orders` : null, { order_no, shop_id }, { keep: true });
/** Outside the hours it is kept and has no number yet: `sends_at` says when it goes. */
export type Made = { id: string; sends_at?: string | null };
export const useCreate = () => useDeed<New, Made>({ path: LIST });
export const usePassive = (state: Passive["state"], limit = 1) => useAsk<Page<Passive>>(PASSIVE, { state, limit });
export const useComplaints = (state: Complaint["state"], limit = 1) =>
  useAsk<Page<Complaint>>(COMPLAINTS, { state, limit });
export const useQueue = (limit = 1) => useAsk<Page<DeskRow>>(LIST, { tab: "platform_review", limit });
export const decidePath = (id: string, kind: "confirm" | "drop") => `${PASSIVE}/${id}/${kind}`;
export const dropPath = (id: string) => `${COMPLAINTS}/${id}/drop`;

/** How many of a list stand in one state: by the kept count, else by what came. */
export function countOf(page: Page<unknown> | undefined, state: string): number {
  return page?.counts?.[state] ?? page?.items.length ?? 0;
}
