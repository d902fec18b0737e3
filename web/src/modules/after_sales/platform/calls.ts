import { useAsk, useDeed } from "@/kernel/ask";
import type { Head, Whole } from "../desk/types";

type Shop = { shop_id: string; shop_name: string; intervened_by: string; intervened_at: string | null };
export type DeskRow = Head & Shop;
export type DeskCase = Whole & Shop;

export const deskPath = (id: string, step: string) => `/p/api/after_sales/${id}/${step}`;
export const useDeskCase = (id: string) => useAsk<DeskCase>(id ? `/p/api/after_sales/${id}` : null);
export const useOpenForBuyer = () => useDeed<{ order_id: string }, DeskCase>({ path: "/p/api/after_sales/" });
