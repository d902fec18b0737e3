import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import type { Filter } from "@/kernel/ui/filters";
import { Go, useGo, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import type { Column } from "@/kernel/ui/table";
import { User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Order, TO_SHIP, useChoices } from "../calls";
import { BulkShip } from "../parts/bulk-ship";
import { Amounts, Flag, Lines, ShipBy, Status } from "../parts/pieces";
import { OrderSteps } from "../parts/steps";
import "../orders.css";

const TABS = [
  "all",
  "awaiting_payment",
  "awaiting_shipment",
  "due_24h",
  "overdue",
  "shipped",
  "completed",
  "cancelled",
];

function useColumns(): Column<Order>[] {
  const t = useWords("orders");
  return [
    {
      key: "order",
      title: t("col.order"),
      width: 136,
      cell: (o) => (
        <div className="orders-head">
          <Go to={`/orders/${o.id}`} className="link num">
            {o.order_no}
          </Go>
          <When at={o.placed_at} style="short" />
          <Flag flag={o.flag} memo={o.memo} />
        </div>
      ),
    },
    { key: "goods", title: t("col.goods"), width: 200, cell: (o) => <Lines lines={o.lines} /> },
    {
      key: "buyer",
      title: t("col.buyer"),
      width: 112,
      cell: (o) => (
        <div className="stack-s">
          {o.buyer_id ? <User>{o.buyer_name}</User> : <span className="sub">{t("buyer.none")}</span>}
          <span className="sub">
            <User>
              {o.receiver.province === o.receiver.city ? "" : o.receiver.province}
              {o.receiver.city}
            </User>
          </span>
        </div>
      ),
    },
    { key: "amount", title: t("col.amount"), width: 92, align: "right", cell: (o) => <Amounts order={o} /> },
    {
      key: "stands",
      title: t("col.stands"),
      width: 148,
      cell: (o) => (
        <div className="stack-s">
          <Status order={o} />
          {TO_SHIP.includes(o.status) ? <ShipBy order={o} /> : <Instant order={o} />}
        </div>
      ),
    },
    {
      key: "act",
      title: t("col.act"),
      width: 124,
      pin: true,
      cell: (o) => <OrderSteps order={o} size="small" show={2} />,
    },
  ];
}

/** Where nothing runs: when it left or ended. */
function Instant({ order }: { order: Order }) {
  const t = useWords("orders");
  const [name, at] = order.cancelled_at
    ? ["cancelled", order.cancelled_at]
    : order.completed_at
      ? ["completed", order.completed_at]
      : ["shipped", order.shipped_at];
  if (!at) return <span className="sub">—</span>;
  return (
    <span className="sub">
      {t(`at.${name}`)} <When at={at} style="short" />
    </span>
  );
}

function useFilters(): Filter[] {
  const t = useWords("orders");
  const { data } = useChoices();
  const flags = (data?.flags ?? []).map((f) => ({ value: f, label: t(`flag.${f}`) }));
  return [
    { kind: "text", name: "number", label: t("filter.number"), width: 200 },
    { kind: "text", name: "product", label: t("filter.product"), width: 180 },
    { kind: "choice", name: "flag", label: t("filter.flag"), options: flags, width: 120 },
    { kind: "days", name: "placed", label: t("filter.placed") },
  ];
}

/** A list of one buyer's orders says so, and how to leave it. */
function OfBuyer() {
  const t = useWords("orders");
  const [search, change] = useSearch();
  if (!search.buyer) return null;
  return (
    <p className="orders-of" role="status">
      {t("of_buyer")} <Copy text={search.buyer} label={`…${search.buyer.slice(-6)}`} />
      <Button size="small" theme="borderless" onClick={() => change({ buyer: undefined, cursor: undefined })}>
        {t("of_all")}
      </Button>
    </p>
  );
}

export default function Orders() {
  const t = useWords("orders");
  const go = useGo();
  const me = useMe();
  const [search] = useSearch();
  const [shipping, setShipping] = useState<Order[] | null>(null);
  const columns = useColumns();
  const filters = useFilters();
  const maySend = sees(me, "orders.ship");
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      acts={sees(me, "orders.import") && <Button onClick={() => go("/orders/import")}>{t("import.open")}</Button>}
    >
      <OfBuyer />
      <DataTable<Order>
        path="/api/orders/"
        fixed={{ buyer: search.buyer }}
        label={t("title")}
        columns={columns}
        filters={filters}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`), hot: key === "overdue" || key === "due_24h" }))}
        tabName="tab"
        open={(o) => go(`/orders/${o.id}`)}
        module="orders"
        {...(maySend
          ? {
              bulk: (chosen: Order[]) => (
                <Button theme="solid" size="small" onClick={() => setShipping(chosen)}>
                  {t("bulk.open")}
                </Button>
              ),
            }
          : {})}
      />
      {shipping && <BulkShip orders={shipping} close={() => setShipping(null)} />}
    </Page>
  );
}
