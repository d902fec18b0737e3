/** How long is left, and how a request stands out: pure. */
import type { Segment } from "@/kernel/ask";
import { dueLevel, HOUR, type Level, SECOND } from "@/kernel/time";
import type { Tone } from "@/kernel/ui/text";
import type { Review, Row } from "./types";

const TONES: Record<string, Tone> = {
  pending: "amber",
  awaiting_buyer: "blue",
  platform_review: "purple",
  closed: "neutral",
};
export const toneOf = (status: string): Tone => TONES[status] ?? "neutral";

/** What the shop let pass stands out before what the buyer has left open. */
const REASONS: Record<Review, Tone> = { timeout: "red", unsatisfied: "red", unresolved: "amber", no_answer: "neutral" };
export const reviewTone = (review: Review): Tone => REASONS[review];

/** When each row came, by the server's time: a clock that stands at night is counted on from there. */
const came = new WeakMap<object, number>();

export function seenAt(row: object, now: number): number {
  const known = came.get(row);
  if (known !== undefined) return known;
  came.set(row, now);
  return now;
}

type Shown = Pick<Row, "shown_at" | "shown_by" | "remaining_s" | "paused">;

/** Milliseconds to the shown instant; null when nothing runs. */
export function leftOf(row: Shown, now: number, seen: number): number | null {
  if (!row.shown_at) return null;
  // The stricter reading runs by the wall, day and night.
  if (row.shown_by !== "due" || row.remaining_s === null) return Date.parse(row.shown_at) - now;
  const told = row.remaining_s * SECOND;
  return row.paused ? told : told - (now - seen);
}

/** What is left of the running stretches of an explained clock: exact at any instant. */
export function leftIn(segments: readonly Segment[], now: number): number {
  return segments
    .filter((s) => s.running)
    .reduce((sum, s) => sum + Math.max(0, Date.parse(s.end) - Math.max(now, Date.parse(s.start))), 0);
}

export const isPaused = (segments: readonly Segment[], now: number): boolean =>
  segments.some((s) => !s.running && Date.parse(s.start) <= now && now < Date.parse(s.end));

export type Tier = "under_2h" | "urged" | "under_12h" | "rest";

/** The four classes of the default order. */
export function tierOf(row: Pick<Row, "urge_count">, left: number | null): Tier {
  if (left !== null && left < 2 * HOUR) return "under_2h";
  if (row.urge_count > 0) return "urged";
  return left !== null && left < 12 * HOUR ? "under_12h" : "rest";
}

export const levelOf = (left: number): Level => dueLevel(left, 0);

/** Whole hours, or hours with one decimal: 7200 → "2". */
export const hoursOf = (seconds: number): string => String(Math.round((seconds / 3600) * 10) / 10);
