export type Buyer = { id: string; name: string; guest: boolean; phone_masked: string };
export type Opportunity = {
  id: string;
  stage: string;
  stage_zh: string;
  stage_en: string;
  amount_fen: number;
  next_step: string;
  staff_name: string;
  at: string;
  version: number;
};
export type Portrait = {
  buyer: Buyer;
  orders: {
    id: string;
    order_no: string;
    status: string;
    paid_fen: number;
    refunded_fen: number;
    placed_at: string;
    lines: { id: string; title: string; sku: string; pieces: number }[];
  }[];
  conversations: {
    id: string;
    status: string;
    owner_name: string;
    opened_at: string;
    closed_at: string | null;
    last_text: string;
  }[];
  cases: Case[];
  open_cases: Case[];
  looked_at: { at: string; product: { id: string; title: string; price_fen: number } }[];
  last_specs: string[];
  paid_fen: number;
  refunded_fen: number;
  opportunities: Opportunity[];
};
export type Case = { id: string; number: string; kind: string; status: string; amount_fen: number; goods: string };

export const STAGES = ["lead", "talking", "offered", "won", "lost"] as const;
