import { useAsk, useDeed } from "@/kernel/ask";

export type Sku = { id: string; spec: string; code: string; image: string; price_fen: number; stock: number };
export type Product = {
  id: string;
  product_no: string;
  title: string;
  category: string;
  images: string[];
  attributes: Record<string, string>;
  price_fen: number;
  freight_fen: number;
  promise_hours: number | null;
  custom_made: boolean;
  on_shelf: boolean;
  skus: Sku[];
};
export type SkuBody = { spec: string; price_fen: number; stock: number; code: string };
export type ProductBody = {
  product_no: string;
  title: string;
  category: string;
  attributes: Record<string, string>;
  freight_fen: number;
  promise_hours: number | null;
  custom_made: boolean;
  on_shelf: boolean;
  skus: SkuBody[];
};

export const useProduct = (id: string) => useAsk<Product>(id ? `/api/products/${id}` : null);
export const useCreate = () => useDeed<ProductBody, Product>({ path: "/api/products/" });
export const useShelve = (id: string) =>
  useDeed<{ on_shelf: boolean }, Product>({ path: `/api/products/${id}/shelve` });
export const stockOf = (product: Product): number => product.skus.reduce((n, sku) => n + sku.stock, 0);
