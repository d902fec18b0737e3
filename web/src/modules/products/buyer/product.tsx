import { useEffect, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Money, Screen, Waiting } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { call } from "@/kernel/http";
import "./products.css";
import type { Offered } from "./shelf";

export default function Product() {
  const say = useSay();
  const id = useParam("id");
  const { data, error } = useAsk<Offered>(`/b/api/products/${id}`);
  const [sku, setSku] = useState("");
  const seen = data !== undefined;
  useEffect(() => {
    if (seen) call("POST", `/b/api/products/${id}/seen`).catch(() => undefined); // a wish, not a duty
  }, [seen, id]);
  const chosen = data?.skus.find((s) => s.id === sku) ?? data?.skus.find((s) => s.in_stock);
  return (
    <Screen title={say({ zh: "商品详情", en: "Product" })} back="/shop">
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <div className="b-card">
            <h2 data-user>{data.title}</h2>
            <b className="p-price">
              <Money fen={chosen?.price_fen ?? data.price_fen} />
            </b>
            <p className="sub">
              {data.promise_hours !== null &&
                say({ zh: "{h} 小时内发货 · ", en: "Ships within {h} hours · " }, { h: data.promise_hours })}
              {data.freight_fen > 0 ? (
                <>
                  {say({ zh: "运费", en: "Freight" })} <Money fen={data.freight_fen} />
                </>
              ) : (
                say({ zh: "包邮", en: "Free delivery" })
              )}
            </p>
          </div>
          <fieldset className="b-card p-skus">
            <legend>{say({ zh: "规格", en: "Options" })}</legend>
            {data.skus.map((s) => (
              <label key={s.id}>
                <input
                  type="radio"
                  name="sku"
                  checked={s.id === chosen?.id}
                  disabled={!s.in_stock}
                  onChange={() => setSku(s.id)}
                />
                <span data-user>{s.spec}</span>
                {!s.in_stock && <em className="sub">{say({ zh: "缺货", en: "Sold out" })}</em>}
              </label>
            ))}
          </fieldset>
          {Object.keys(data.attributes).length > 0 && (
            <dl className="b-card b-facts" data-user>
              {Object.entries(data.attributes).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="p-acts">
            <Go to={`/chat?about=products/product/${id}`} className="b-button">
              {say({ zh: "联系客服", en: "Ask the shop" })}
            </Go>
            <Button main disabled={!chosen} onClick={() => chosen && go(`/orders/new/${chosen.id}?product=${id}`)}>
              {chosen ? say({ zh: "立即购买", en: "Buy now" }) : say({ zh: "已售罄", en: "Sold out" })}
            </Button>
          </div>
        </>
      )}
    </Screen>
  );
}
