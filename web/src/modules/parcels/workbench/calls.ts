import { useAsk } from "@/kernel/ask";
import type { Tone } from "@/kernel/ui/text";

export type Parcel = {
  id: string;
  order_id: string;
  order_no: string;
  waybill: string;
  carrier: string;
  status: string;
  status_zh: string;
  status_en: string;
  shipped_at: string;
  picked_up_at: string | null;
  delivered_at: string | null;
  last_at: string | null;
  last_text: string;
};
export type Track = { at: string; kind: string; label_zh: string; label_en: string; text: string; source: string };
export type Whole = { parcel: Parcel; tracks: Track[] };

export const useParcel = (id: string) => useAsk<Whole>(id ? `/api/parcels/${id}` : null);
export const useOfOrder = (order: string) => useAsk<{ items: Whole[] }>(`/api/parcels/of_order/${order}`);

type Named = { name: string; label_zh: string; label_en: string };
/** Carriers are named by the orders' choices; a code stands in where they may not be read. */
export function useCarrier(): (code: string) => { label_zh: string; label_en: string } {
  const { data } = useAsk<{ carriers: Named[] }>("/api/orders/choices");
  return (code) => data?.carriers.find((c) => c.name === code) ?? { label_zh: code, label_en: code };
}

const BAD = ["refused", "intercepted", "lost"];
const BACK = ["returning", "returned"];

export function toneOf(status: string): Tone {
  if (BAD.includes(status)) return "red";
  if (BACK.includes(status)) return "amber";
  if (status === "delivered") return "green";
  return status === "label_created" ? "neutral" : "blue";
}
