import { type Page, useAsk } from "@/kernel/ask";
import type { Badge } from "@/kernel/manifest";
import { sees, useMe } from "@/kernel/session";

const MOST = 100;

/** Cases into which the platform has stepped. */
export function useDeskBadge(): Badge | null {
  const may = sees(useMe(), "after_sales.decide");
  const { data } = useAsk<Page<unknown>>(may ? "/p/api/after_sales/" : null, { intervention: true, limit: MOST });
  return { count: data?.items.length ?? 0 };
}
