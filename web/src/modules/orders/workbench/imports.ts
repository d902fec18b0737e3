/** Files of other programs: what the server says about them, whatever is in them. */
import { type Step, useAsk } from "@/kernel/ask";
import type { Params } from "@/kernel/http";

export type Counted = { status: string; label_zh: string; label_en: string; records: number };
export type Sum = { label_zh: string; label_en: string; fen: number };
/** Whose records are in a file: the module, what it calls them, and when they begin. */
export type What = { name: string; label_zh: string; label_en: string; at_zh: string; at_en: string };
export type Brought = {
  id: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  name: string;
  size: number;
  who_name: string;
  uploaded_at: string;
  taken_at: string | null;
  ended_at: string | null;
  /** Null until the header is read. */
  what: What | null;
  layout: string;
  layout_zh: string;
  layout_en: string;
  columns: [string, string][];
  rows: number;
  records: number;
  lines: number;
  faults: number;
  /** Records whose order was not here when they were read. */
  lacked: number;
  states: Counted[];
  sums: Sum[];
  first_at: string | null;
  last_at: string | null;
  done: number;
  added: number;
  updated: number;
  unchanged: number;
  kept: number;
  lacking: number;
  code: string;
  why: string;
  params: Params;
  steps: Step[];
};
/** A column of the preview; a `label` has both languages. `under`: cells that stand small below it. */
export type Head = {
  name: string;
  kind: "number" | "text" | "label" | "instant" | "money";
  label_zh: string;
  label_en: string;
  under: string[];
};
export type Label = { label_zh: string; label_en: string };
export type Draft = {
  row: number;
  number: string;
  status: string;
  status_zh: string;
  status_en: string;
  [cell: string]: string | number | Label | undefined;
};
export type Previewed = { heads: Head[]; items: Draft[] };
export type Fault = { row: number; number: string; code: string; sentence: string; params: Params };
export type Text = { text: string; status: string; label_zh: string; label_en: string };
export type Layout = {
  what: string;
  name: string;
  label_zh: string;
  label_en: string;
  required: string[];
  statuses: Text[];
};

export const PATH = "/api/orders/imports";
export const MOST_BYTES = 200 * 1024 * 1024;
/** States in which something goes on by itself: asked again also where no wake-up comes through. */
const GOING = ["uploaded", "taking"];

export const useBrought = (id: string) => {
  const first = useAsk<Brought>(`${PATH}/${id}`);
  const going = GOING.includes(first.data?.status ?? "");
  return useAsk<Brought>(`${PATH}/${id}`, undefined, going ? { everyMs: 1000 } : {});
};
export const usePreview = (id: string, on: boolean) => useAsk<Previewed>(on ? `${PATH}/${id}/preview` : null);
export const useLayouts = () => useAsk<{ items: Layout[] }>(`${PATH}/layouts`);

/** From 0 to 100; reading a file has no known end. */
export const partOf = (found: Pick<Brought, "done" | "records">): number =>
  found.records === 0 ? 100 : Math.floor((100 * found.done) / found.records);
