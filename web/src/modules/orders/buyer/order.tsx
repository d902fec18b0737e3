import { useQueryClient } from "@tanstack/react-query";
import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Money, Screen, Steps, Waiting, When } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { call } from "@/kernel/http";
import type { Order } from "./calls";
import "./orders.css";

type Parcel = { id: string; waybill: string; carrier: string; status_zh: string; status_en: string };
type Track = { at: string; label_zh: string; label_en: string; text: string };
type Tracked = { parcel: Parcel; tracks: Track[] };

/** Where the goods are: the newest word first, the rest on demand. */
function Tracking({ of: { parcel, tracks } }: { of: Tracked }) {
  const say = useSay();
  const [first, ...rest] = tracks;
  const line = (t: Track) => (
    <li key={`${t.at}${t.text}`}>
      <When at={t.at} /> <b>{say({ zh: t.label_zh, en: t.label_en })}</b>
      {t.text && <span data-user> {t.text}</span>}
    </li>
  );
  return (
    <div className="b-card" data-parcel>
      <div className="o-head">
        <b>{say({ zh: parcel.status_zh, en: parcel.status_en })}</b>
        <span className="num" data-user>
          {parcel.carrier} {parcel.waybill}
        </span>
      </div>
      {first && <ol className="o-track">{line(first)}</ol>}
      {rest.length > 0 && (
        <details>
          <summary>{say({ zh: "全部物流", en: "All of its way" })}</summary>
          <ol className="o-track">{rest.map(line)}</ol>
        </details>
      )}
    </div>
  );
}

function Parcels({ order }: { order: string }) {
  const { data } = useAsk<{ items: Tracked[] }>(`/b/api/parcels/of_order/${order}`);
  return data?.items.map((tracked) => <Tracking key={tracked.parcel.id} of={tracked} />);
}

function Head({ order }: { order: Order }) {
  const say = useSay();
  const to = order.receiver;
  return (
    <div className="b-card">
      <h2 data-status={order.status}>{say({ zh: order.status_zh, en: order.status_en })}</h2>
      {order.status === "awaiting_shipment" && order.ship_by && (
        <p className="sub">
          {say({ zh: "承诺发货时间", en: "Promised to ship by" })} <When at={order.ship_by} />
        </p>
      )}
      <dl className="b-facts">
        <div>
          <dt>{say({ zh: "订单编号", en: "Order number" })}</dt>
          <dd className="num" data-user>
            {order.order_no}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: "下单时间", en: "Placed" })}</dt>
          <dd>
            <When at={order.placed_at} />
          </dd>
        </div>
        {to.name && (
          <div>
            <dt>{say({ zh: "收货信息", en: "Sent to" })}</dt>
            <dd data-user>
              {to.name} {to.phone} {to.province} {to.city} {to.district} {to.address}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function Sums({ order }: { order: Order }) {
  const say = useSay();
  const paid = order.paid_at !== null;
  const sum = paid ? order.paid_fen : order.payable_fen;
  return (
    <div className="b-card">
      {order.lines.map((line) => (
        <div key={line.id} className="o-head">
          <span data-user>
            {line.title} <span className="sub">{line.sku}</span> ×{line.pieces}
          </span>
          <Money fen={line.amount_fen} />
        </div>
      ))}
      {order.freight_fen > 0 && (
        <div className="o-head">
          <span>{say({ zh: "运费", en: "Freight" })}</span>
          <Money fen={order.freight_fen} />
        </div>
      )}
      <div className="o-head o-sum">
        <b>{paid ? say({ zh: "实付", en: "Paid" }) : say({ zh: "应付", en: "To pay" })}</b>
        <b data-paid>
          <Money fen={sum} />
        </b>
      </div>
      {order.refunded_fen > 0 && (
        <div className="o-head o-back" data-refunded>
          <span>{say({ zh: "已退款", en: "Refunded" })}</span>
          <Money fen={order.refunded_fen} />
        </div>
      )}
    </div>
  );
}

export default function OrderPage() {
  const say = useSay();
  const id = useParam("id");
  const queries = useQueryClient();
  const { data, error } = useAsk<{ order: Order }>(`/b/api/orders/${id}`);
  const order = data?.order;
  const perform = async (name: string, key: string) => {
    await call("POST", `/b/api/orders/${id}/${name}`, undefined, { key });
    await queries.invalidateQueries({ queryKey: ["orders"] });
  };
  return (
    <Screen title={say({ zh: "订单详情", en: "Order" })} back="/orders">
      <ErrorNote error={error} />
      {!order && !error && <Waiting />}
      {order && (
        <>
          <Head order={order} />
          <Sums order={order} />
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
            {order.paid_at && (
              <Button onClick={() => go(`/after_sales/apply/${id}`)}>
                {say({ zh: "申请售后", en: "After-sales" })}
              </Button>
            )}
            <Go to={`/service_requests/raise/${id}`} className="b-button">
              {say({ zh: "向平台反馈", en: "Tell the platform" })}
            </Go>
            <Go to={`/chat?about=orders/order/${id}`} className="b-button">
              {say({ zh: "联系客服", en: "Ask the shop" })}
            </Go>
          </div>
        </>
      )}
    </Screen>
  );
}
