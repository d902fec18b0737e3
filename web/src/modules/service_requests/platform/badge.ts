import { type Page, useAsk } from "@/kernel/ask";
import type { Badge } from "@/kernel/manifest";
import { sees, useMe } from "@/kernel/session";
import { COMPLAINTS, type Complaint, countOf, type DeskRow, LIST, PASSIVE, type Passive } from "./calls";

const ONE = 1;

/** What waits for the platform: reviews, complaints, and drafts of passive handling. */
export function useWaiting() {
  const may = sees(useMe(), "service_requests.review");
  const asked = (path: string) => (may ? path : null);
  const reviews = useAsk<Page<DeskRow>>(asked(LIST), { tab: "platform_review", limit: ONE }).data;
  const complaints = useAsk<Page<Complaint>>(asked(COMPLAINTS), { state: "waiting", limit: ONE }).data;
  const drafts = useAsk<Page<Passive>>(asked(PASSIVE), { state: "draft", limit: ONE }).data;
  return {
    reviews: countOf(reviews, "platform_review"),
    complaints: countOf(complaints, "waiting"),
    drafts: countOf(drafts, "draft"),
    pending: reviews?.counts?.pending ?? 0,
    awaiting_buyer: reviews?.counts?.awaiting_buyer ?? 0,
  };
}

export function useDeskBadge(): Badge | null {
  const { reviews, complaints, drafts } = useWaiting();
  return { count: reviews + complaints + drafts };
}
