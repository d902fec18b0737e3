import { type Page, useAsk } from "@/kernel/ask";
import type { Badge } from "@/kernel/manifest";
import { sees, useMe } from "@/kernel/session";

/** Orders whose promised shipping time is over. */
export function useLateBadge(): Badge | null {
  const may = sees(useMe(), "orders.view");
  const { data } = useAsk<Page<unknown>>(may ? "/api/orders/" : null, { tab: "overdue", limit: 1 });
  return { count: data?.counts?.overdue ?? 0, urgent: true };
}
