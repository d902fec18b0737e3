/** What a deadline brings, and how a case stands out in a list: pure. */
import type { Deadline } from "@/kernel/ask";
import type { Tone } from "@/kernel/ui/text";
import { type Head, MONEY_KINDS, STEPPED_IN } from "./types";

const TONES: Record<string, Tone> = {
  awaiting_merchant: "amber",
  awaiting_merchant_receipt: "amber",
  awaiting_merchant_ship: "amber",
  refused_first: "red",
  refused_second: "red",
  refunding: "purple",
  succeeded: "green",
  closed: "neutral",
};
export const toneOf = (status: string): Tone => TONES[status] ?? "blue";
export const isStepped = (of: Pick<Head, "intervention">): boolean => STEPPED_IN.includes(of.intervention);

/** The clock that the list counts down: the first to run out, with its reckoning where it is at hand. */
export function clockOf(of: Pick<Head, "due" | "clocks">): Deadline | null {
  const { due, clocks = [] } = of;
  const found = due ? clocks.find((c) => c.step === due.step) : undefined;
  if (found) return found;
  if (clocks[0]) return clocks[0];
  return due && { ...due, start: "", edition: "" };
}

const BY_MONEY = ["agree_by_silence", "confirm_by_silence"];

/** The key of the sentence that says what happens when the clock runs out. */
export function consequenceOf(step: string, kind: string): string {
  if (!BY_MONEY.includes(step)) return `after.${step}`;
  return `after.${step}_${MONEY_KINDS.includes(kind) ? (kind === "return_refund" ? "return" : "refund") : "other"}`;
}
