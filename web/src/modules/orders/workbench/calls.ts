import type { Step } from "@/kernel/ask";
import { type Deadline, useAsk, useDeed } from "@/kernel/ask";
import { call } from "@/kernel/http";

export type Line = {
  id: string;
  line_no: string;
  product_id: string | null;
  product_no: string;
  title: string;
  sku: string;
  image: string;
  pieces: number;
  unit_price_fen: number | null;
  goods_fen: number;
  amount_fen: number;
  paid_fen: number;
  refunded_fen: number;
  custom_made: boolean;
  ship_by: string | null;
  shipped_at: string | null;
  closed_at: string | null;
  carrier: string;
  waybill: string;
  exempt: string;
};
export type Receiver = {
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  address: string;
};
export type Order = {
  id: string;
  order_no: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  profile: string;
  source: string;
  buyer_id: string | null;
  buyer_name: string;
  cod: boolean;
  payment_method: string;
  under_review: boolean;
  goods_fen: number;
  freight_fen: number;
  payable_fen: number;
  paid_fen: number;
  refunded_fen: number;
  placed_at: string;
  paid_at: string | null;
  confirmed_at: string | null;
  ship_by: string | null;
  due_by: string | null;
  shipped_at: string | null;
  delivered_at: string | null;
  completed_at: string | null;
  cancelled_at: string | null;
  cancel_reason: string;
  buyer_message: string;
  memo: string;
  flag: string;
  receiver: Receiver;
  lines: Line[];
  steps: Step[];
};
export type Told = {
  at: string;
  party: string;
  name: string;
  step: string;
  label_zh: string;
  label_en: string;
  status: string;
  note: string;
  data: Record<string, unknown>;
};
export type MoneyEntry = { at: string; kind: string; line_id: string | null; amount_fen: number; ref: string };
export type Refund = {
  id: string;
  status: string;
  status_zh: string;
  status_en: string;
  amount_fen: number;
  reason: string;
  asked_at: string;
  done_at: string | null;
  why: string;
};
export type Detail = {
  order: Order;
  clocks: Deadline[];
  history: Told[];
  money: MoneyEntry[];
  refunds: Refund[];
  now: string;
};
export type Named = { name: string; label_zh: string; label_en: string };
export type Choices = { carriers: Named[]; cancel_reasons: Named[]; flags: string[] };
export type ShipRow = { order_id: string; carrier: string; waybill: string };
export type RowResult = { order_id: string; ok: boolean; code: string | null; why: string | null };

/** States in which goods still wait to leave. */
export const TO_SHIP = ["awaiting_shipment", "partially_shipped"];

export const useOrder = (id: string) => useAsk<Detail>(id ? `/api/orders/${id}` : null);
export const useChoices = () => useAsk<Choices>("/api/orders/choices");
export const useShipMany = () => useDeed<{ rows: ShipRow[] }, { results: RowResult[] }>({ path: "/api/orders/ship" });
export const useNote = (id: string) =>
  useDeed<{ memo: string; flag: string }, Order>({ path: `/api/orders/${id}/note` });
export const useLink = (id: string) => useDeed<{ buyer_id: string }, Order>({ path: `/api/orders/${id}/link` });
export const useUnlink = (id: string) => useDeed<object, Order>({ path: `/api/orders/${id}/unlink` });
export const reveal = (id: string) =>
  call<{ name: string; phone: string; address: string }>("POST", `/api/orders/${id}/reveal`, {});

export type Tone = "neutral" | "blue" | "green" | "amber" | "red" | "purple";
const TONES: Record<string, Tone> = {
  awaiting_payment: "amber",
  awaiting_shipment: "blue",
  partially_shipped: "blue",
  shipped: "purple",
  completed: "green",
};
export const toneOf = (status: string): Tone => TONES[status] ?? "neutral";
