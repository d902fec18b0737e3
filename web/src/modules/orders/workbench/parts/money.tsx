/** Money by line, and every movement of it. */
import { Sheet } from "@/kernel/ui/page";
import { Money, Tag, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Detail, Line, Order } from "../calls";
import { LineBrief } from "./pieces";

function LineState({ line }: { line: Line }) {
  const t = useWords("orders");
  if (line.closed_at) return <Tag>{t("lines.closed")}</Tag>;
  if (!line.shipped_at) return <Tag tone="blue">{t("lines.waits")}</Tag>;
  return (
    <span className="stack-s">
      <Tag tone="purple">{t("lines.shipped")}</Tag>
      <span className="sub num">{line.waybill}</span>
    </span>
  );
}

export function LineTable({ order }: { order: Order }) {
  const t = useWords("orders");
  const sums: [string, number][] = [
    [t("amount.goods"), order.goods_fen],
    [t("amount.freight"), order.freight_fen],
    [order.paid_fen > 0 ? t("amount.paid") : t("amount.payable"), order.paid_fen || order.payable_fen],
  ];
  if (order.refunded_fen > 0) sums.push([t("amount.refunded"), order.refunded_fen]);
  return (
    <section className="orders-linetable" aria-label={t("lines.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("col.goods")}</th>
            <th scope="col" className="right">
              {t("lines.price")}
            </th>
            <th scope="col" className="right">
              {t("lines.amount")}
            </th>
            <th scope="col" className="right">
              {t("lines.paid")}
            </th>
            <th scope="col" className="right">
              {t("lines.refunded")}
            </th>
            <th scope="col">{t("col.status")}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <LineBrief line={line} />
              </td>
              <td className="right">{line.unit_price_fen === null ? "—" : <Money fen={line.unit_price_fen} />}</td>
              <td className="right">
                <Money fen={line.amount_fen} />
              </td>
              <td className="right">
                <Money fen={line.paid_fen} strong />
              </td>
              <td className="right">{line.refunded_fen > 0 ? <Money fen={line.refunded_fen} /> : "—"}</td>
              <td>
                <LineState line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="orders-sums">
        {sums.map(([name, fen]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money fen={fen} strong />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function MoneyEntries({ detail }: { detail: Detail }) {
  const t = useWords("orders");
  const both = useBoth();
  if (detail.money.length + detail.refunds.length === 0) return null;
  const lines = new Map(detail.order.lines.map((l) => [l.id, `${l.title} ${l.sku}`]));
  return (
    <Sheet title={t("money.title")} flush>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("money.at")}</th>
            <th scope="col">{t("money.kind")}</th>
            <th scope="col">{t("money.what")}</th>
            <th scope="col" className="right">
              {t("col.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.money.map((entry, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added
            <tr key={i}>
              <td>
                <When at={entry.at} style="second" />
              </td>
              <td>{t(`money.kinds.${entry.kind}`)}</td>
              <td data-user>{entry.line_id ? lines.get(entry.line_id) : t("amount.freight")}</td>
              <td className="right">
                <Money fen={entry.amount_fen} strong />
              </td>
            </tr>
          ))}
          {detail.refunds
            .filter((r) => r.status !== "succeeded")
            .map((r) => (
              <tr key={r.id}>
                <td>
                  <When at={r.asked_at} style="second" />
                </td>
                <td>
                  <Tag tone={r.status === "failed" ? "red" : "amber"}>
                    {both({ label_zh: r.status_zh, label_en: r.status_en })}
                  </Tag>
                </td>
                <td data-user>{r.why || r.reason}</td>
                <td className="right">
                  <Money fen={-r.amount_fen} strong />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Sheet>
  );
}
