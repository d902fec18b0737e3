import { type Page, useAsk } from "@/kernel/ask";
import { ErrorNote, Money, Screen, Waiting, When } from "@/kernel/buyer/parts";
import { Go } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import type { Case } from "./calls";
import "./after-sales.css";

export default function Cases() {
  const say = useSay();
  const { data, error } = useAsk<Page<Case>>("/b/api/after_sales/", { limit: 50 });
  return (
    <Screen title={say({ zh: "我的售后", en: "My after-sales" })}>
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <p className="b-waiting">
          {say({ zh: "没有售后。可以在订单详情里申请。", en: "Nothing here. Apply from an order's page." })}
        </p>
      )}
      {data?.items.map((c) => (
        <Go key={c.id} to={`/after_sales/${c.id}`} className="b-card a-card">
          <span className="a-row">
            <b>{say({ zh: c.kind_zh, en: c.kind_en })}</b>
            <span>{say({ zh: c.status_zh, en: c.status_en })}</span>
          </span>
          {c.items.map((item) => (
            <span key={`${item.title}${item.sku}`} className="sub" data-user>
              {item.title} {item.sku} ×{item.pieces}
            </span>
          ))}
          <span className="a-row">
            <When at={c.applied_at} />
            {c.amount_fen > 0 && <Money fen={c.amount_fen} />}
          </span>
        </Go>
      ))}
    </Screen>
  );
}
