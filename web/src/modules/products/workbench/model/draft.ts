/** What is typed into the form of a new product, and what the door takes of it. */
import { fenOf } from "@/kernel/money";
import type { ProductBody } from "../calls";

export type SkuDraft = { spec: string; price: string; stock: string; code: string };
export type Draft = {
  product_no: string;
  title: string;
  category: string;
  freight: string;
  promise: string;
  custom_made: boolean;
  on_shelf: boolean;
  skus: SkuDraft[];
  /** "name: value", one a line. */
  attributes: string;
};
export type Fault = "required" | "bad_price" | "bad_stock" | "bad_freight" | "bad_hours" | "bad_attribute";
export type Faults = Partial<Record<keyof Draft, Fault>>;

export const EMPTY_SKU: SkuDraft = { spec: "", price: "", stock: "", code: "" };
export const EMPTY: Draft = {
  product_no: "",
  title: "",
  category: "",
  freight: "0",
  promise: "",
  custom_made: false,
  on_shelf: true,
  skus: [EMPTY_SKU],
  attributes: "",
};

const COUNT = /^\d{1,8}$/;

/** Null where a line is no pair. */
export function attributesOf(text: string): Record<string, string> | null {
  const pairs: [string, string][] = [];
  for (const line of text.split("\n").filter((l) => l.trim())) {
    const [, name = "", value = ""] = /^\s*([^:：]+?)\s*[:：]\s*(.+?)\s*$/.exec(line) ?? [];
    if (!name || !value) return null;
    pairs.push([name, value]);
  }
  return Object.fromEntries(pairs);
}

function skuFault(skus: SkuDraft[]): Fault | undefined {
  if (skus.some((s) => !s.spec.trim())) return "required";
  if (skus.some((s) => (fenOf(s.price) ?? 0) <= 0)) return "bad_price";
  return skus.some((s) => !COUNT.test(s.stock)) ? "bad_stock" : undefined;
}

export function faultsOf(draft: Draft): Faults {
  const faults: Faults = {};
  if (!draft.product_no.trim()) faults.product_no = "required";
  if (!draft.title.trim()) faults.title = "required";
  if (fenOf(draft.freight || "0") === null) faults.freight = "bad_freight";
  if (draft.promise && !/^[1-9]\d{0,3}$/.test(draft.promise)) faults.promise = "bad_hours";
  if (attributesOf(draft.attributes) === null) faults.attributes = "bad_attribute";
  const sku = skuFault(draft.skus);
  if (sku) faults.skus = sku;
  return faults;
}

export function bodyOf(draft: Draft): ProductBody {
  return {
    product_no: draft.product_no.trim(),
    title: draft.title.trim(),
    category: draft.category.trim(),
    attributes: attributesOf(draft.attributes) ?? {},
    freight_fen: fenOf(draft.freight || "0") ?? 0,
    promise_hours: draft.promise ? Number(draft.promise) : null,
    custom_made: draft.custom_made,
    on_shelf: draft.on_shelf,
    skus: draft.skus.map((s) => ({
      spec: s.spec.trim(),
      price_fen: fenOf(s.price) ?? 0,
      stock: Number(s.stock),
      code: s.code.trim(),
    })),
  };
}
