import { type Page, useAsk } from "@/kernel/ask";
import type { Badge } from "@/kernel/manifest";
import { sees, useMe } from "@/kernel/session";

const MINE = ["awaiting_merchant", "awaiting_merchant_receipt", "awaiting_merchant_ship"];

/** Cases that wait for the shop; red while a clock runs out within two hours or the platform looks into one. */
export function useWaitingBadge(): Badge | null {
  const may = sees(useMe(), "after_sales.view");
  const { data } = useAsk<Page<unknown>>(may ? "/api/after_sales/" : null, { tab: "awaiting_merchant", limit: 1 });
  const n = (key: string) => data?.counts?.[key] ?? 0;
  return { count: MINE.reduce((sum, key) => sum + n(key), 0), urgent: n("urgent") + n("intervention") > 0 };
}
