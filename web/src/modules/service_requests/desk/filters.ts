/** Filters that the list and its export share. */
import type { Filter } from "@/kernel/ui/filters";
import { useBoth, useWords } from "@/kernel/words/words";
import { useChoices } from "./choices";

export function useFilters(): Filter[] {
  const t = useWords("service_requests");
  const both = useBoth();
  const { data } = useChoices();
  const types = (data?.types ?? []).map((c) => ({ value: c.code, label: both(c) }));
  return [
    { kind: "text", name: "order_no", label: t("filter.order_no"), width: 180 },
    { kind: "text", name: "number", label: t("filter.number"), width: 180 },
    { kind: "choice", name: "type", label: t("filter.type"), options: types, width: 150 },
    { kind: "days", name: "created", label: t("filter.created") },
  ];
}
