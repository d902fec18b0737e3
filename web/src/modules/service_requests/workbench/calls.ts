import { type Page, useAsk, useDeed } from "@/kernel/ask";
import type { Request, Row } from "../desk/types";

const BASE = "/api/service_requests";
export const LIST = `${BASE}/`;
export const stepPath = (id: string, step: string) => `${BASE}/${id}/${step}`;
export const useRequest = (id: string) => useAsk<Request>(id ? `${BASE}/${id}` : null);
export const useOfOrder = (order: string) => useAsk<{ items: Row[] }>(`${BASE}/of_order/${order}`);
export const useOfBuyer = (buyer: string) =>
  useAsk<Page<Row>>(buyer ? LIST : null, { buyer_id: buyer, tab: "all", limit: 10 });
export const useOpened = (id: string) => useDeed<object>({ path: stepPath(id, "open") });

export type Answer = {
  version: number;
  resolved: boolean;
  reason?: string;
  text: string;
  files: string[];
  case_id?: string;
  agreed: boolean;
  suggestion?: string;
};

type CaseRow = { id: string; number: string; kind_zh: string; kind_en: string; status_zh: string; status_en: string };
/** The after-sale cases of the order, to name one in the reply. */
export const useCases = (order_no: string) =>
  useAsk<Page<CaseRow>>(order_no ? "/api/after_sales/" : null, { order_no, tab: "all", limit: 20 });
