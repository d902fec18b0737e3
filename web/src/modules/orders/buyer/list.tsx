import { type FormEvent, useState } from "react";
import { type Page, useAsk, useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Money, Screen, Sheet, Waiting, When } from "@/kernel/buyer/parts";
import { Go, go } from "@/kernel/buyer/path";
import { addRefusals, useSay } from "@/kernel/buyer/words";
import type { Order } from "./calls";
import "./orders.css";

addRefusals({
  claim_mismatch: "The order number or what you gave with it is not right",
  claim_tries: "Too many tries. Wait an hour, or ask the shop",
  already_linked: "This order belongs to another buyer. Ask the shop",
});

/** An order bought elsewhere: its number, and one thing that is printed on it. */
function Claim({ close }: { close: () => void }) {
  const say = useSay();
  const [order_no, setNumber] = useState("");
  const [fact, setFact] = useState("");
  const claim = useDeed<{ order_no: string; fact: string }, Order>({
    path: "/b/api/orders/claim",
    done: (order) => go(`/orders/${order.id}`),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    claim.mutate({ order_no: order_no.trim(), fact: fact.trim() });
  };
  return (
    <Sheet title={say({ zh: "认领订单", en: "Claim an order" })} close={close}>
      <form className="b-form" onSubmit={submit}>
        <Field label={say({ zh: "订单编号", en: "Order number" })}>
          {(id) => <input id={id} value={order_no} onChange={(e) => setNumber(e.target.value)} autoComplete="off" />}
        </Field>
        <Field
          label={say({ zh: "实付金额,或收货手机号后四位", en: "Amount paid, or last four digits of the phone" })}
          hint={say({ zh: "例如 128.50 或 4321", en: "Such as 128.50 or 4321" })}
        >
          {(id) => <input id={id} value={fact} onChange={(e) => setFact(e.target.value)} inputMode="decimal" />}
        </Field>
        <ErrorNote error={claim.error} />
        {claim.error && <Go to="/chat">{say({ zh: "找不到?联系客服帮您核对", en: "Not found? Ask the shop" })}</Go>}
        <Button main type="submit" busy={claim.isPending} disabled={!order_no.trim() || !fact.trim()}>
          {say({ zh: "认领", en: "Claim" })}
        </Button>
      </form>
    </Sheet>
  );
}

export default function Orders() {
  const say = useSay();
  const [claiming, setClaiming] = useState(false);
  const { data, error } = useAsk<Page<Order>>("/b/api/orders/", { limit: 50 });
  return (
    <Screen
      title={say({ zh: "我的订单", en: "My orders" })}
      acts={<Button onClick={() => setClaiming(true)}>{say({ zh: "认领订单", en: "Claim an order" })}</Button>}
    >
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <p className="b-waiting">
          {say({
            zh: "还没有订单。在别处下的单,可以用订单编号认领。",
            en: "No orders yet. An order from elsewhere can be claimed by its number.",
          })}
        </p>
      )}
      {data?.items.map((order) => (
        <Go key={order.id} to={`/orders/${order.id}`} className="b-card o-card">
          <span className="o-head">
            <span className="num" data-user>
              {order.order_no}
            </span>
            <b>{say({ zh: order.status_zh, en: order.status_en })}</b>
          </span>
          {order.lines.map((line) => (
            <span key={line.id} className="o-line" data-user>
              {line.title} {line.sku} ×{line.pieces}
            </span>
          ))}
          <span className="o-head">
            <When at={order.placed_at} />
            <Money fen={order.payable_fen} />
          </span>
        </Go>
      ))}
      {claiming && <Claim close={() => setClaiming(false)} />}
    </Screen>
  );
}
