/** The wall, the daily close, parcel checks and the loss book as the server tells them. */

import type { Deadline, Segment, Stateful } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";

export const BASE = "/api/deadlines";

export type WallClock = {
  id: string;
  module: string;
  module_zh: string;
  module_en: string;
  thing: string;
  title: string;
  step: string;
  step_zh: string;
  step_en: string;
  start: string;
  due: string;
  edition: string;
  rule_zh: string;
  rule_en: string;
  segments: Segment[];
  late: boolean;
  paused: boolean;
  resumes_at: string | null;
  owner: string;
  owner_name: string;
  takes: boolean;
  stake_fen: number | null;
};
export type Counts = Record<string, number>;
export type WallPage = { items: WallClock[]; now: string; mark: string; next: string | null; counts: Counts };
export type Changes = {
  items: WallClock[];
  gone: string[];
  now: string;
  mark: string;
  counts: Counts;
  reset: boolean;
};
export type Asked = { module?: string; mine?: string; money?: string; order?: string };

export type Block = {
  module: string;
  label_zh: string;
  label_en: string;
  open: number;
  soon: number;
  stake_fen: number;
};

export type Check = {
  id: string;
  status: "open" | "done" | "missed";
  status_zh: string;
  status_en: string;
  version: number;
  day: string;
  label_zh: string;
  label_en: string;
  /** The shop's own word; empty where there is one shift. */
  shift: string;
  opens_at: string;
  closes_at: string;
  late: boolean;
  missed_at: string | null;
  done_at: string | null;
  who_name: string;
  found: number;
};
export type Mark = {
  waybill: string;
  trouble_zh: string;
  trouble_en: string;
  mark: "handled" | "known";
  note: string;
  at: string;
  who_name: string;
};
export type Parcel = {
  id: string;
  order_id: string;
  waybill: string;
  carrier: string;
  trouble: string;
  trouble_zh: string;
  trouble_en: string;
  shipped_at: string;
  last_at: string | null;
  last_text: string;
  mark: Mark | null;
  before: Mark | null;
};
export type CheckPage = Stateful & {
  check: Check;
  unseen: number;
  parcels: Parcel[];
  marked: Mark[];
  history: { at: string; name: string; step: string; label_zh: string; label_en: string; note: string }[];
};

export type Held = {
  id: string;
  buyer_name: string;
  opened_at: string;
  last_text: string;
  waiting_since: string | null;
  reply_by: string | null;
};
export type Link = { module: string; thing: string; title: string };
export type Note = {
  id: string;
  at: string;
  who_name: string;
  to_name: string;
  text: string;
  things: Link[];
  mine: boolean;
  waits: boolean;
  taken_at: string | null;
  taken_name: string;
};
export type Closed = {
  id: string;
  day: string;
  at: string;
  who: string;
  who_name: string;
  note: string;
  open: number;
  late: number;
  due_today: number;
  conversations: number;
  checks: number;
  notes: number;
  stake_fen: number;
  items: (Link & { due?: string; late?: boolean })[];
};
export type Day = {
  day: string;
  now: string;
  ends_at: string;
  open: number;
  stake_fen: number;
  clocks: WallClock[];
  conversations: Held[];
  checks: Check[];
  notes: Note[];
  written: Note[];
  closed: Closed | null;
};

export type Sums = { missed: number; missed_fen: number; saved: number; saved_fen: number };
export type Book = {
  since: string;
  until: string;
  total: Sums;
  days: { day: string; sums: Sums }[];
  people: { id: string; name: string; sums: Sums }[];
  modules: { module: string; label_zh: string; label_en: string; sums: Sums }[];
};
export type Loss = {
  id: string;
  module: string;
  module_zh: string;
  module_en: string;
  thing: string;
  title: string;
  step_zh: string;
  step_en: string;
  due: string;
  ended: string;
  missed: boolean;
  still_open: boolean;
  person: string;
  person_name: string;
  edition: string;
  seconds: number;
  fen: number;
};
export type Colleague = { id: string; name: string };

export const useHome = () => useAsk<{ blocks: Block[]; now: string }>(`${BASE}/home`);
export const useDay = () => useAsk<Day>(`${BASE}/close`);
export const useCheck = (id: string) => useAsk<CheckPage>(`${BASE}/checks/${id}`);
type Named = { name: string; label_zh: string; label_en: string };
/** As the orders name them; a code stands in where they may not be read. */
export function useCarrier(): (code: string) => { label_zh: string; label_en: string } {
  const { data } = useAsk<{ carriers: Named[] }>("/api/orders/choices");
  return (code) => data?.carriers.find((c) => c.name === code) ?? { label_zh: code, label_en: code };
}
export const useColleagues = () => useAsk<{ items: Colleague[] }>(`${BASE}/people`);

/** One rule for all: a thing's page is `/<module>/<id>`. */
export const pageOf = (of: Pick<WallClock, "module" | "thing">): string => `/${of.module}/${of.thing}`;

export const explained = (clock: WallClock): Deadline => ({
  step: clock.step,
  label_zh: clock.step_zh,
  label_en: clock.step_en,
  due: clock.due,
  start: clock.start,
  edition: clock.edition,
  segments: clock.segments,
});
