import type { Deadline, Step } from "@/kernel/ask";
import type { Pair } from "@/kernel/buyer/words";

export type Case = {
  id: string;
  number: string;
  version: number;
  status: string;
  status_zh: string;
  status_en: string;
  kind: string;
  kind_zh: string;
  kind_en: string;
  reason_zh: string;
  reason_en: string;
  intervention: string;
  intervention_zh: string;
  intervention_en: string;
  order_id: string;
  order_no: string;
  amount_fen: number;
  freight_fen: number;
  applied_at: string;
  items: { line_id: string; title: string; sku: string; pieces: number; amount_fen: number }[];
  steps: Step[];
};
export type Log = {
  at: string;
  party: string;
  name: string;
  label_zh: string;
  label_en: string;
  note: string;
  data: { files?: string[] };
};
export type WholeCase = Case & {
  reason_code: string;
  received: boolean;
  said: string;
  files: string[];
  file_urls: Record<string, { url: string; thumb_url: string }>;
  refusal: { remark?: string; files?: string[] };
  ruling: string;
  promised_at: string | null;
  address: { contact?: string; phone?: string; region?: string; detail?: string };
  return_notes: string;
  return_waybill: string;
  return_carrier: string;
  sent_waybill: string;
  sent_carrier: string;
  refunded_at: string | null;
  clocks: Deadline[];
  log: Log[];
};

export type KindOption = {
  kind: string;
  label_zh: string;
  label_en: string;
  open: boolean;
  most_fen: number;
  code: string | null;
  why: string | null;
};
export type LineOption = {
  line_id: string;
  title: string;
  sku: string;
  pieces: number;
  kinds: KindOption[];
  case_id: string | null;
};
export type Options = {
  order_id: string;
  order_no: string;
  freight_most_fen: number;
  lines: LineOption[];
  reasons: Record<string, { code: string; label_zh: string; label_en: string; quality: boolean }[]>;
  files_most: number;
};

export const both = (of: { label_zh: string; label_en: string }): Pair => ({ zh: of.label_zh, en: of.label_en });
