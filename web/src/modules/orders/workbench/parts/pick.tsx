/** "#" at the beginning of the text offers the buyer's orders; Enter sends the card of one. */
import { useEffect, useRef, useState } from "react";
import type { SlotProps } from "@/kernel/slots";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type OrderView, useOrdersOf } from "../talk";
import { TONES } from "./side-order";
import "../side.css";

type Props = SlotProps<"conversation.composer">;
const SHOWN = 6;

const fits = (order: OrderView, text: string) =>
  order.order_no.includes(text) || order.lines.some((l) => l.title.includes(text));

export default function PickOrder(props: Props) {
  const wanted = /^#(\S*)$/.exec(props.text)?.[1];
  return wanted === undefined || props.mute ? null : <Offered {...props} wanted={wanted} />;
}

function Offered({ buyer, wanted, listen, say, put }: Props & { wanted: string }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const { data } = useOrdersOf(buyer);
  const [at, setAt] = useState(0);
  const found = (data?.items ?? []).filter((o) => fits(o, wanted)).slice(0, SHOWN);
  const take = (order: OrderView | undefined) => {
    if (!order) return;
    say({ kind: "card", module: "orders", card: "order", id: order.id });
    put("");
  };
  const hear = (event: KeyboardEvent): boolean => {
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else if (event.key === "Enter" || event.key === "Tab") take(found[at]);
    else if (event.key === "Escape") put("");
    else return false;
    event.preventDefault();
    return true;
  };
  const latest = useRef(hear);
  latest.current = hear;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `listen` is another function at every drawing; one registration is enough
  useEffect(() => listen((event) => latest.current(event)), []);
  return (
    <div className="or-pick" role="listbox" aria-label={t("pick.label")}>
      {found.map((order, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and hears the keys
        <div
          key={order.id}
          role="option"
          aria-selected={i === at}
          className={i === at ? "on" : ""}
          onMouseDown={(e) => {
            e.preventDefault();
            take(order);
          }}
        >
          <span className="num">{order.order_no}</span>
          <span className="ell grow">
            <User>{order.lines.map((l) => l.title).join(" / ")}</User>
          </span>
          <Money fen={order.paid_fen || order.payable_fen} />
          <Tag tone={TONES[order.status] ?? "neutral"}>{zh ? order.status_zh : order.status_en}</Tag>
        </div>
      ))}
      {data && found.length === 0 && <p className="sub">{t("side.none")}</p>}
      <footer className="sub">{t("pick.hint")}</footer>
    </div>
  );
}
