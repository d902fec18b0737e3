import { useState } from "react";
import { type Page, useAsk } from "@/kernel/ask";
import { ErrorNote, Money, Screen, Waiting } from "@/kernel/buyer/parts";
import { Go } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import "./products.css";

export type Offered = {
  id: string;
  title: string;
  images: string[];
  attributes: Record<string, string>;
  price_fen: number;
  freight_fen: number;
  promise_hours: number | null;
  skus: { id: string; spec: string; price_fen: number; in_stock: boolean }[];
};

export default function Shelf() {
  const say = useSay();
  const [q, setQ] = useState("");
  const { data, error } = useAsk<Page<Offered>>("/b/api/products/", { q, limit: 50 }, { keep: true });
  return (
    <Screen title={say({ zh: "商品", en: "Shop" })}>
      <input
        type="search"
        className="p-find"
        value={q}
        aria-label={say({ zh: "搜索商品", en: "Search products" })}
        placeholder={say({ zh: "搜索商品", en: "Search products" })}
        onChange={(e) => setQ(e.target.value)}
      />
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <p className="b-waiting">{say({ zh: "没有找到商品", en: "No product found" })}</p>}
      <ul className="p-shelf">
        {data?.items.map((p) => (
          <li key={p.id}>
            <Go to={`/shop/${p.id}`} className="p-tile">
              <span className="p-mark" aria-hidden="true" data-user>
                {[...p.title][0]}
              </span>
              <b data-user>{p.title}</b>
              <Money fen={p.price_fen} />
            </Go>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
