import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Money, Screen, Steps, Waiting, When } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { call } from "@/kernel/http";
import type { Order } from "./calls";
import "./orders.css";

type Parcel = {
  id: string;
  waybill: string;
  carrier: string;
  status_zh: string;
  status_en: string;
  last_at: string | null;
  last_text: string;
};

function Parcels({ order }: { order: string }) {
  const say = useSay();
  const { data } = useAsk<{ items: Parcel[] } | Parcel[]>(`/b/api/parcels/of_order/${order}`);
  const parcels = Array.isArray(data) ? data : (data?.items ?? []);
  return parcels.map((p) => (
    <div key={p.id} className="b-card">
      <b>{say({ zh: p.status_zh, en: p.status_en })}</b>
      <span className="num" data-user>
        {p.carrier} {p.waybill}
      </span>
      {p.last_at && (
        <p className="sub">
          <When at={p.last_at} /> <span data-user>{p.last_text}</span>
        </p>
      )}
    </div>
  ));
}

export default function OrderPage() {
  const say = useSay();
  const id = useParam("id");
  const { data: order, error, refetch } = useAsk<Order>(`/b/api/orders/${id}`);
  const perform = async (name: string, key: string) => {
    await call("POST", `/b/api/orders/${id}/${name}`, undefined, { key });
    await refetch();
  };
  return (
    <Screen title={say({ zh: "订单详情", en: "Order" })} back="/orders">
      <ErrorNote error={error} />
      {!order && !error && <Waiting />}
      {order && (
        <>
          <div className="b-card">
            <h2>{say({ zh: order.status_zh, en: order.status_en })}</h2>
            <span className="num" data-user>
              {order.order_no}
            </span>
            {order.status === "awaiting_shipment" && order.ship_by && (
              <p className="sub">
                {say({ zh: "承诺发货时间", en: "Promised to ship by" })} <When at={order.ship_by} />
              </p>
            )}
          </div>
          <div className="b-card">
            {order.lines.map((line) => (
              <div key={line.id} className="o-head">
                <span data-user>
                  {line.title} {line.sku} ×{line.pieces}
                </span>
                <Money fen={line.amount_fen} />
              </div>
            ))}
            <div className="o-head">
              <b>{say({ zh: "实付", en: "Paid" })}</b>
              <b data-paid>
                <Money fen={order.paid_fen} />
              </b>
            </div>
            {order.refunded_fen > 0 && (
              <div className="o-head" data-refunded>
                <span>{say({ zh: "已退款", en: "Refunded" })}</span>
                <Money fen={order.refunded_fen} />
              </div>
            )}
          </div>
          <Parcels order={id} />
          <Steps
            of={order}
            hideClosed
            perform={(step, key) => perform(step.name, key)}
            confirm={{
              pay: say({ zh: "沙箱支付,不会真的扣款", en: "A sandbox payment: no money moves" }),
              confirm_receipt: say({ zh: "确认已收到商品?", en: "Have you received everything?" }),
              cancel: say({ zh: "取消后需要重新下单", en: "To buy it later, order again" }),
            }}
          />
          <div className="o-acts">
            <Button onClick={() => go(`/after_sales/apply/${id}`)}>{say({ zh: "申请售后", en: "After-sales" })}</Button>
            <Go to="/chat" className="b-button o-ask">
              {say({ zh: "联系客服", en: "Ask the shop" })}
            </Go>
          </div>
        </>
      )}
    </Screen>
  );
}
