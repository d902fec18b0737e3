/** A case as the shop and the platform read it. */
import type { Deadline, Step } from "@/kernel/ask";

export type Choice = { code: string; label_zh: string; label_en: string };
export type Item = {
  line_id: string;
  title: string;
  sku: string;
  image: string;
  pieces: number;
  amount_fen: number;
  paid_fen: number;
  product_id: string | null;
};
export type Due = { step: string; label_zh: string; label_en: string; due: string };
export type FileLink = { url: string; thumb_url: string };
export type Links = Record<string, FileLink>;

export type Head = {
  id: string;
  number: string;
  version: number;
  status: string;
  status_zh: string;
  status_en: string;
  kind: string;
  kind_zh: string;
  kind_en: string;
  reason_code: string;
  reason_zh: string;
  reason_en: string;
  source: string;
  source_zh: string;
  source_en: string;
  intervention: string;
  intervention_zh: string;
  intervention_en: string;
  order_id: string;
  order_no: string;
  amount_fen: number;
  freight_fen: number;
  applied_at: string;
  items: Item[];
  due: Due | null;
  clocks?: Deadline[];
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
export type Address = { contact?: string; phone?: string; region?: string; detail?: string };
export type Refusal = { code?: string; label_zh?: string; label_en?: string; remark?: string; files?: string[] };
export type Inspection = {
  conclusion?: string;
  appraiser?: string;
  files?: string[];
  remark?: string;
  at?: string;
  by?: string;
};
export type Evidence = { files?: string[]; items?: Record<string, string> };

/** What both sides' pages show alike. */
export type Whole = Head & {
  category: string;
  goods: string;
  said: string;
  files: string[];
  refusal: Refusal;
  evidence: Evidence;
  inspection: Inspection;
  address: Address;
  address_asked_at: string | null;
  address_outcome: string;
  return_waybill: string;
  sent_waybill: string;
  promise_missed: boolean;
  liability: string | null;
  ruling: string;
  clocks: Deadline[];
  log: Told[];
  file_urls: Links;
  now: string;
};

export const STEPPED_IN = ["processing", "awaiting_merchant_evidence", "negotiation"];
export const MONEY_KINDS = ["refund_unshipped", "refund_shipped", "return_refund"];
export const BACK_KINDS = ["return_refund", "exchange", "repair"];

export const linksOf = (ids: readonly string[] | undefined, links: Links): FileLink[] =>
  (ids ?? []).map((id) => links[id]).filter((link) => link !== undefined);
