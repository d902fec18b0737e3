/** The queue: what a frame changes in a row, in which order rows stand, and when the order may change. Pure. */
import type { Message } from "./thread";

/** The part of a row that messages change. */
export type Talk = {
  id: string;
  thread: string;
  seq: number;
  last_text: string;
  last_party: string;
  last_at: string | null;
  unread: number;
  /** The oldest message of the buyer that waits for an answer. */
  waiting_since: string | null;
  /** Null: not counted. Undefined: only the server knows, and it is being asked. */
  due?: string | null | undefined;
};

const SILENT = ["note", "recall", "system"];

/** `text` is the line for the list; `answers` whether this sender's words stop the clock here. */
export function heard<T extends Talk>(row: T, message: Message, text: string): T {
  if (message.seq <= row.seq) return row;
  const next = { ...row, seq: message.seq };
  if (message.kind === "note") return next;
  const said = { ...next, last_text: text, last_party: message.from.party, last_at: message.at };
  if (SILENT.includes(message.kind)) return said;
  if (message.from.party === "buyer") {
    const waits = row.waiting_since === null ? { waiting_since: message.at, due: undefined } : {};
    return { ...said, unread: row.unread + 1, ...waits };
  }
  return message.from.party === "merchant" ? { ...said, unread: 0, waiting_since: null, due: null } : said;
}

const at = (iso: string | null): number => (iso === null ? 0 : Date.parse(iso));

/** The one who has waited longest first; who does not wait by the newest word. */
export function byWaiting(a: Talk, b: Talk): number {
  if (a.waiting_since !== null && b.waiting_since !== null) return at(a.waiting_since) - at(b.waiting_since);
  if (a.waiting_since !== null || b.waiting_since !== null) return a.waiting_since !== null ? -1 : 1;
  return at(b.last_at) - at(a.last_at) || (a.id < b.id ? 1 : -1);
}

export function longestWaiting<T extends Talk>(rows: readonly T[], except: string): T | undefined {
  return rows.filter((r) => r.waiting_since !== null && r.id !== except).sort(byWaiting)[0];
}

export function neighbour(ids: readonly string[], at: string, step: 1 | -1): string | undefined {
  const i = ids.indexOf(at);
  if (i < 0) return step === 1 ? ids[0] : ids.at(-1);
  return ids[(i + step + ids.length) % ids.length];
}
