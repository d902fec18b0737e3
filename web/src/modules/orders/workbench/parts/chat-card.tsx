/** An order in the chat. What it says now is asked of the server; what it said when sent stands in until then. */
import type { CardProps } from "@/kernel/slots";
import { Go } from "@/kernel/ui/link";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { useOrder } from "../talk";
import { Thumb } from "./picture";
import { TONES } from "./side-order";
import "../side.css";

export default function OrderCard({ id, snapshot }: CardProps) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const { data } = useOrder(id);
  const order = data?.order;
  return (
    <div className="or-card or-said">
      <header className="or-card-head">
        <Go to={`/orders/${id}`} className="link num">
          {t("card.order")} {order?.order_no ?? ""}
        </Go>
        <span className="grow" />
        {order && <Tag tone={TONES[order.status] ?? "neutral"}>{zh ? order.status_zh : order.status_en}</Tag>}
      </header>
      {order ? (
        <ul className="or-lines">
          {order.lines.map((line) => (
            <li key={line.id} className="or-line">
              <Thumb image={line.image} title={line.title} size={48} />
              <span className="or-line-text">
                <span className="ell">
                  <User>{line.title}</User>
                </span>
                <span className="sub">
                  <User>{line.sku}</User> ×{line.pieces}
                </span>
              </span>
              <Money fen={line.amount_fen} strong />
            </li>
          ))}
        </ul>
      ) : (
        <p data-user>{String(snapshot.text ?? "")}</p>
      )}
      {order && (
        <footer className="or-card-foot">
          <span className="sub">{t(order.paid_fen > 0 ? "side.paid" : "side.payable")}</span>
          <Money fen={order.paid_fen || order.payable_fen} strong />
        </footer>
      )}
    </div>
  );
}
