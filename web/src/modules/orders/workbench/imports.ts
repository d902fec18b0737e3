/** Files of orders: what the server says about them. */
import { type Step, useAsk } from "@/kernel/ask";
import type { Params } from "@/kernel/http";

export type Counted = { status: string; label_zh: string; label_en: string; orders: number };
export type Brought = {
  id: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  name: string;
  size: number;
  who_name: string;
  uploaded_at: string;
  taken_at: string | null;
  ended_at: string | null;
  layout: string;
  layout_zh: string;
  layout_en: string;
  columns: [string, string][];
  rows: number;
  orders: number;
  lines: number;
  faults: number;
  states: Counted[];
  payable_fen: number;
  paid_fen: number;
  refunded_fen: number;
  first_at: string | null;
  last_at: string | null;
  done: number;
  added: number;
  updated: number;
  unchanged: number;
  kept: number;
  code: string;
  why: string;
  params: Params;
  steps: Step[];
};
export type DraftLine = { title: string; sku: string; pieces: number; amount_fen: number; waybill: string };
export type Draft = {
  row: number;
  order_no: string;
  status: string;
  status_zh: string;
  status_en: string;
  placed_at: string;
  payable_fen: number;
  paid_fen: number;
  receiver_name: string;
  receiver_phone: string;
  province: string;
  city: string;
  lines: DraftLine[];
};
export type Fault = { row: number; order_no: string; code: string; sentence: string; params: Params };
export type Text = { text: string; status: string; label_zh: string; label_en: string };
export type Layout = { name: string; label_zh: string; label_en: string; required: string[]; statuses: Text[] };

export const PATH = "/api/orders/imports";
export const MOST_BYTES = 200 * 1024 * 1024;
/** States in which something goes on by itself: asked again also where no wake-up comes through. */
const GOING = ["uploaded", "taking"];

export const useBrought = (id: string) => {
  const first = useAsk<Brought>(`${PATH}/${id}`);
  const going = GOING.includes(first.data?.status ?? "");
  return useAsk<Brought>(`${PATH}/${id}`, undefined, going ? { everyMs: 1000 } : {});
};
export const usePreview = (id: string, on: boolean) => useAsk<{ items: Draft[] }>(on ? `${PATH}/${id}/preview` : null);
export const useLayouts = () => useAsk<{ items: Layout[] }>(`${PATH}/layouts`);

/** From 0 to 100; reading a file has no known end. */
export const partOf = (found: Pick<Brought, "done" | "orders">): number =>
  found.orders === 0 ? 100 : Math.floor((100 * found.done) / found.orders);
