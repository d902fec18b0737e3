/** Orders as the reception talks about them. */
import type { Step } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";
import { call, newKey } from "@/kernel/http";

export type LineView = {
  id: string;
  line_no: string;
  product_id: string | null;
  title: string;
  sku: string;
  image: string;
  pieces: number;
  unit_price_fen: number | null;
  amount_fen: number;
  paid_fen: number;
  refunded_fen: number;
  ship_by: string | null;
  shipped_at: string | null;
  closed_at: string | null;
  carrier: string;
  waybill: string;
};
export type OrderView = {
  id: string;
  order_no: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  buyer_id: string | null;
  buyer_name: string;
  freight_fen: number;
  payable_fen: number;
  paid_fen: number;
  refunded_fen: number;
  placed_at: string;
  paid_at: string | null;
  ship_by: string | null;
  shipped_at: string | null;
  delivered_at: string | null;
  buyer_message: string;
  memo: string;
  flag: string;
  receiver: { name: string; phone: string; province: string; city: string; district: string; address: string };
  lines: LineView[];
  steps: Step[];
};

const BASE = "/api/orders";
export const useOrdersOf = (buyer: string) => useAsk<{ items: OrderView[] }>(`${BASE}/of_buyer/${buyer}`);
export const useOrder = (id: string) => useAsk<{ order: OrderView }>(`${BASE}/${id}`);
export const stepPath = (id: string, step: string) => `${BASE}/${id}/${step}`;

/** A line can be talked about as "to be sent" while it is neither shipped nor closed. */
export const isSendable = (line: LineView): boolean => !line.shipped_at && !line.closed_at;

/** The text that asks the buyer to check a line is written by the server; the chat gets it like any message. */
export const sendLine = (thread: string, order_id: string, line_id: string) =>
  call("POST", `/api/conversations/threads/${thread}/lines`, { client_id: newKey(), order_id, line_id });
