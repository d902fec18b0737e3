import { type Page, useAsk } from "@/kernel/ask";
import type { Badge } from "@/kernel/manifest";
import { sees, useMe } from "@/kernel/session";
import type { Row } from "../desk/types";

const TWO_HOURS_S = 7200;

/** Requests that wait for the shop; red while the first of them has less than two hours. */
export function useWaitingBadge(): Badge | null {
  const may = sees(useMe(), "service_requests.view");
  const { data } = useAsk<Page<Row>>(may ? "/api/service_requests/" : null, { tab: "pending", limit: 1 });
  const [first] = data?.items ?? [];
  const urgent = first !== undefined && first.remaining_s !== null && first.remaining_s < TWO_HOURS_S;
  return { count: data?.counts?.pending ?? 0, urgent };
}
