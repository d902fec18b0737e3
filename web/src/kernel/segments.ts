/** A clock's stretches, running and standing still: what is left of it, and the sentence that explains it (B-03). */
import type { Segment } from "./ask";
import { DAY, dateText, HOUR, MINUTE, SECOND } from "./time";

/** The end of the stretch in which the clock stands still at `now`; 0 while it runs. */
export function standsUntil(segments: readonly Segment[], now: number): number {
  const here = segments.find((s) => !s.running && Date.parse(s.start) <= now && now < Date.parse(s.end));
  return here ? Date.parse(here.end) : 0;
}

/** Milliseconds of running time after `now`. */
export function runningLeft(segments: readonly Segment[], now: number): number {
  const left = (s: Segment) => Math.max(0, Date.parse(s.end) - Math.max(now, Date.parse(s.start)));
  return segments.filter((s) => s.running).reduce((sum, s) => sum + left(s), 0);
}

type Words = (key: string, params?: Record<string, string | number>) => string;

/** 11 小时, 1 小时 30 分钟, 45 秒. */
export function spoken(ms: number, t: Words): string {
  const parts: [string, number][] = [
    ["clock.hours", Math.floor(ms / HOUR)],
    ["clock.minutes", Math.floor((ms % HOUR) / MINUTE)],
    ["clock.seconds", Math.floor((ms % MINUTE) / SECOND)],
  ];
  const said = parts.filter(([, n]) => n > 0).map(([key, n]) => t(key, { n }));
  return said.join(" ") || t("clock.seconds", { n: 0 });
}

const clockText = (iso: string): string => {
  const text = dateText(iso, "second").slice(11);
  return text.endsWith(":00") ? text.slice(0, 5) : text;
};

/** "20:00–21:00 用 1 小时,暂停,次日 09:00–20:00 用 11 小时". */
export function sentence(segments: readonly Segment[], t: Words): string {
  let before = segments[0] ? dateText(segments[0].start, "day") : "";
  const said = segments.map((s) => {
    if (!s.running) return t("clock.pause");
    const day = dateText(s.start, "day");
    const next = dateText(Date.parse(`${before}T12:00:00+08:00`) + DAY, "day");
    const prefix = day === before ? "" : day === next ? t("clock.next_day") : `${day.slice(5)} `;
    before = day;
    const used = spoken(Date.parse(s.end) - Date.parse(s.start), t);
    return prefix + t("clock.used", { from: clockText(s.start), to: clockText(s.end), t: used });
  });
  return said.join(t("clock.comma"));
}
