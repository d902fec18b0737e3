import { useAsk, useDeed } from "@/kernel/ask";
import type { Choice, Head, Whole } from "../desk/types";

export type Suggestion = {
  step: string;
  title_zh: string;
  title_en: string;
  script_zh: string;
  why: string;
  row_id: string;
};
export type Row = Head & {
  quality: boolean;
  category: string;
  buyer_id: string | null;
  buyer_name: string;
  memo: string;
  suggestion: Suggestion | null;
};
export type Proof = { item: string; label_zh: string; label_en: string; present: boolean };
export type Case = Row &
  Whole & {
    received: boolean;
    channel: string;
    path: string | null;
    goods_back: boolean;
    lost: boolean;
    promised_at: string | null;
    refund_offered: boolean;
    return_carrier: string;
    returned_at: string | null;
    sent_carrier: string;
    sent_at: string | null;
    erp: Choice | null;
    solution: Choice | null;
    invoice: Choice | null;
    invoice_advised: Choice | null;
    small_paid_fen: number;
    refund_tries: number;
    refunded_at: string | null;
    ended_at: string | null;
    appeal_fails: boolean;
    waybills: { role: string; waybill: string }[];
    suggestions: Suggestion[];
    quality_note: { note_zh: string; note_en: string; options: Choice[] } | null;
    checklist: Proof[];
  };

export type Reason = Choice & { weight: string; shipped: boolean | null };
export type RefusalReason = Choice & { stage: "request" | "return" | "platform"; proof: boolean };
export type Choices = {
  tabs: string[];
  states: Choice[];
  kinds: Choice[];
  sources: Choice[];
  interventions: Choice[];
  reasons: Reason[];
  refusals: RefusalReason[];
  conclusions: Choice[];
  appraisers: Choice[];
  invoices: Choice[];
  erp: Choice[];
  shortage_proof: Choice[];
};
export type Deed = "agree" | "refuse" | "remark";
export type RowResult = {
  id: string;
  number: string;
  ok: boolean;
  code: string | null;
  why: string | null;
  amount_fen: number;
};
export type Bulk = { ids: string[]; reason: string; note: string };
export type ShopAddress = {
  id: string;
  contact: string;
  phone: string;
  region: string;
  detail: string;
  is_default: boolean;
};
export type Register = {
  order_no: string;
  kind: string;
  reason_code: string;
  channel: string;
  said: string;
  received: boolean;
};
export type Guide = {
  name: string;
  label_zh: string;
  label_en: string;
  edition: number;
  text: string;
  at: string | null;
  who: string;
};
export type Point = { id: string; brand: string; city: string; name: string; address: string; phone: string };
export type Slip = {
  order_no: string;
  case_number: string;
  customer_name: string;
  contact: string;
  return_to: string;
  goods: string[];
};

const BASE = "/api/after_sales";
export const casePath = (id: string, step: string) => `${BASE}/${id}/${step}`;
export const useCase = (id: string) => useAsk<Case>(id ? `${BASE}/${id}` : null);
export const useChoices = () => useAsk<Choices>(`${BASE}/choices`);
export const useAddresses = () => useAsk<{ items: ShopAddress[] }>("/api/shop/addresses");
export const useCarriers = () =>
  useAsk<{ carriers: { name: string; label_zh: string; label_en: string }[] }>("/api/orders/choices");
export const useRegister = () => useDeed<Register, Case>({ path: `${BASE}/` });
export const useBulk = (deed: Deed) => useDeed<Bulk, RowResult[]>({ path: `${BASE}/bulk/${deed}` });
export const useRemark = () =>
  useDeed<{ id: string; text: string }, Case>({ path: ({ id }) => `${BASE}/${id}/remark` });
export const useGuide = (edition: number | null) =>
  useAsk<Guide>(`${BASE}/guides/emergencies`, edition === null ? {} : { edition });
export const useEditions = () => useAsk<{ items: Guide[] }>(`${BASE}/guides/emergencies/editions`);
export const useRewrite = () =>
  useDeed<{ text: string; edition: number }, unknown>({ path: `${BASE}/guides/emergencies`, method: "PUT" });
export const usePoints = (brand: string, city: string) =>
  useAsk<{ items: Point[]; verdict: string | null }>(`${BASE}/points`, { brand, city }, { keep: true });
export const useSlip = (id: string) => useAsk<Slip>(`${BASE}/${id}/slip`);
