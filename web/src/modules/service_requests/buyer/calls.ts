import type { Step } from "@/kernel/ask";
import { addRefusals, type Pair } from "@/kernel/buyer/words";

export type Course = { at: string; zh: string; en: string };
export type Mine = {
  id: string;
  number: string;
  order_id: string;
  order_no: string;
  type_zh: string;
  type_en: string;
  status: string;
  status_zh: string;
  status_en: string;
  demand: string;
  course: Course[];
  survey: { sent_at: string; answer: "satisfied" | "unsatisfied" | null } | null;
  can_urge: boolean;
  urge_opens_at: string | null;
  steps: Step[];
  version: number;
};
export type Complaint = {
  id: string;
  order_id: string;
  order_no: string;
  type_zh: string;
  type_en: string;
  said: string;
  at: string;
  state: string;
  state_zh: string;
  state_en: string;
  note?: string;
  request_id: string | null;
};
export type All = { items: Mine[]; complaints?: Complaint[] };
export type Choices = { types: { code: string; label_zh: string; label_en: string }[]; files_most: number };

/** "To be handled" is the shop's word; the buyer reads by whom. */
export const stateOf = (of: Mine): Pair =>
  of.status === "pending" ? { zh: "商家处理中", en: "With the shop" } : { zh: of.status_zh, en: of.status_en };

export const BASE = "/b/api/service_requests";

addRefusals({
  urged_lately: "You have just urged the shop. Once an hour is enough.",
  survey_not_sent: "The survey has not been sent yet.",
  out_of_turn: "This can no longer be done.",
});
