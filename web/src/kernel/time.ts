/** Pure words and levels of time. Durations are milliseconds. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const ZONE = "Asia/Shanghai";

const two = (n: number) => String(n).padStart(2, "0");

/** 65_000 → "01:05"; minutes go past 59. */
export function mmss(ms: number): string {
  const s = Math.max(0, Math.floor(ms / SECOND));
  return `${two(Math.floor(s / 60))}:${two(s % 60)}`;
}

/** "05:42:00"; from one day on "2天3小时" or "2d 3h". */
export function span(ms: number, zh = true): string {
  const s = Math.max(0, Math.floor(ms / SECOND));
  const h = Math.floor(s / 3600);
  if (h < 24) return `${two(h)}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
  const [d, rest] = [Math.floor(h / 24), h % 24];
  return zh ? `${d}天${rest}小时` : `${d}d ${rest}h`;
}

export type Level = "none" | "ok" | "warn" | "danger" | "over";

/** Bounds in whole seconds: amber from `warn`, red from `danger`, overdue after `over` (that very second is still good). */
export type ReplyBounds = { warn: number; danger: number; over: number };
export const REPLY_BOUNDS: ReplyBounds = { warn: 60, danger: 100, over: 180 };

export function replyLevel(waited: number | null, bounds: ReplyBounds = REPLY_BOUNDS): Level {
  if (waited === null) return "none";
  const s = Math.floor(waited / SECOND);
  if (s < bounds.warn) return "ok";
  if (s < bounds.danger) return "warn";
  return s <= bounds.over ? "danger" : "over";
}

/** After-sales and request deadlines: amber below max(12 h, a quarter of the whole), red below 2 h. The due instant itself is good. */
export function dueLevel(left: number, whole: number): Level {
  if (left < 0) return "over";
  if (left < 2 * HOUR) return "danger";
  return left < Math.max(12 * HOUR, whole / 4) ? "warn" : "ok";
}

export type DateStyle = "time" | "day" | "minute" | "second";
const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { year: "numeric", month: "2-digit", day: "2-digit" },
  minute: { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  second: { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day of the calendar, "2026-11-21": from an address it may be any text. */
export function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** An instant in the shop's zone, "2026-11-21 19:32". */
export function dateText(iso: string | number, style: DateStyle = "minute"): string {
  let format = formats.get(style);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { ...STYLES[style], timeZone: ZONE, hourCycle: "h23" });
    formats.set(style, format);
  }
  return format.format(new Date(iso));
}

/** "19:32" today, "昨天 19:32", "11-20 19:32" this year, else with the year. */
export function shortDate(iso: string, now: number, zh = true): string {
  const [day, time] = [dateText(iso, "day"), dateText(iso, "time")];
  if (day === dateText(now, "day")) return time;
  if (day === dateText(now - DAY, "day")) return `${zh ? "昨天" : "Yesterday"} ${time}`;
  return day.slice(0, 4) === dateText(now, "day").slice(0, 4) ? `${day.slice(5)} ${time}` : `${day} ${time}`;
}
