import type { Refused } from "@/kernel/words/refusal";
import type { Order } from "../calls";

/** Why an order cannot leave now, in the server's own words; null when it can. */
export function whyNot(order: Pick<Order, "steps">): Refused | null {
  const step = order.steps.find((s) => s.name === "ship");
  if (!step) return { code: "nothing_to_ship", detail: "" };
  if (step.open) return null;
  return { code: step.code ?? "not_now", params: step.params ?? {}, detail: step.why ?? "" };
}
