import type { Step } from "@/kernel/ask";

export type Line = {
  id: string;
  title: string;
  sku: string;
  pieces: number;
  amount_fen: number;
  refunded_fen: number;
  ship_by: string | null;
};
export type Order = {
  id: string;
  order_no: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  payable_fen: number;
  paid_fen: number;
  refunded_fen: number;
  freight_fen: number;
  placed_at: string;
  paid_at: string | null;
  ship_by: string | null;
  lines: Line[];
  steps: Step[];
  receiver: { name: string; phone: string; address: string; province: string; city: string; district: string };
};
