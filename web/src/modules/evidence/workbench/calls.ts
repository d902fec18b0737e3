import { type Page, useAsk, useDeed } from "@/kernel/ask";

export type Stored = { id: string; url: string; thumb_url: string | null; name: string; size: number };
/** A proof as it hangs on an order; without a file the note itself is the proof. */
export type Item = {
  id: string;
  order_id: string;
  module: string;
  thing: string;
  kind: string;
  label_zh: string;
  label_en: string;
  sha256: string;
  at: string;
  by: string;
  party: string;
  note: string;
  file: Stored | null;
};
export type Choices = {
  kinds: { code: string; label_zh: string; label_en: string }[];
  merge_most: number;
  note_most: number;
};
type Hang = { order_id: string; file: string; kind: string; note: string; module?: string; thing?: string };

const BASE = "/api/evidence";
export const useEvidence = (order: string) =>
  useAsk<Page<Item>>(order ? `${BASE}/of_order/${order}` : null, { limit: 100 });
export const useChoices = () => useAsk<Choices>(`${BASE}/choices`);
export const useHang = () => useDeed<Hang, Item>({ path: `${BASE}/` });
export const useMerge = (done: (made: { file: Stored; item: Item }) => void) =>
  useDeed<{ ids: string[]; note: string }, { file: Stored; item: Item }>({ path: `${BASE}/merge`, done });

const PDF = /\.pdf$/i;
export const isPdf = (file: Stored): boolean => PDF.test(file.name);
/** Only what people of the shop put in may be handed in again by them. */
export const isOurs = (item: Item): boolean => item.party === "merchant" && item.file !== null;
