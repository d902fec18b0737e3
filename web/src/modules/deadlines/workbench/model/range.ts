/** The days of the loss book, as the address has them. */
import { DAY, dateText } from "@/kernel/time";

export type Range = { since: string; until: string };
export const SPANS = [7, 30, 90] as const;

/** The last `days` whole days of the shop's calendar, today among them. */
export const last = (days: number, now: number): Range => ({
  since: dateText(now - (days - 1) * DAY, "day"),
  until: dateText(now, "day"),
});

export const spanOf = (range: Range, now: number): string =>
  String(SPANS.find((n) => last(n, now).since === range.since && last(n, now).until === range.until) ?? "");
