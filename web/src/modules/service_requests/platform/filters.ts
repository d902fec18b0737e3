/** Filters of the queue and of its file. */
import type { Filter } from "@/kernel/ui/filters";
import { useSearch } from "@/kernel/ui/link";
import { useWords } from "@/kernel/words/words";
import { useFilters } from "../desk/filters";
import { REVIEWS } from "../desk/types";

/** The first is what the page opens with. */
export const TABS = ["platform_review", "pending", "awaiting_buyer", "closed", "all"];
const REVIEWED = ["platform_review", "all"];

/** Only what lies with the platform has a reason: elsewhere asking for one could find nothing. */
export function useDeskFilters(): Filter[] {
  const t = useWords("service_requests");
  const [search] = useSearch();
  const reasons = REVIEWS.map((value) => ({ value, label: t(`review.${value}`) }));
  const why: Filter = { kind: "choice", name: "review", label: t("filter.review"), options: reasons, width: 180 };
  const shop: Filter = { kind: "text", name: "shop_id", label: t("desk.shop_id"), width: 150 };
  return [...(REVIEWED.includes(search.tab ?? "platform_review") ? [why] : []), ...useFilters(), shop];
}
