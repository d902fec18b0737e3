import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Slot } from "@/kernel/slots";
import { ClockExplain } from "@/kernel/ui/clocks";
import { Copy } from "@/kernel/ui/copy";
import { IconEdit } from "@/kernel/ui/icons";
import { useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Detail, type Order, useOrder } from "../calls";
import { BuyerBox } from "../parts/buyer";
import { History } from "../parts/history";
import { LineTable, MoneyEntries } from "../parts/money";
import { NoteDialog } from "../parts/note";
import { Flag, Status } from "../parts/pieces";
import { ReceiverFacts } from "../parts/receiver";
import { OrderSteps } from "../parts/steps";
import "../orders.css";

function Head({ detail }: { detail: Detail }) {
  const t = useWords("orders");
  const { order, clocks } = detail;
  return (
    <Sheet>
      <div className="orders-state">
        <Status order={order} />
        {order.cod && <Tag tone="amber">{t("cod")}</Tag>}
        {order.under_review && <Tag tone="red">{t("review")}</Tag>}
        {clocks.map((clock) => (
          <ClockExplain key={clock.step} of={clock} bar consequence={t(`consequence.${clock.step}`)} />
        ))}
        <span className="grow" />
        <OrderSteps order={order} />
      </div>
    </Sheet>
  );
}

/** Reasons of this house; an imported order has its platform's own words. */
const REASONS = new Set([
  ..."duplicate unwanted mistaken wrong_details order_again unreachable undeliverable".split(" "),
  ..."other unpaid refunded buyer".split(" "),
]);

function Basics({ order }: { order: Order }) {
  const t = useWords("orders");
  const own = REASONS.has(order.cancel_reason);
  const reason = own ? t(`cancelled.${order.cancel_reason}`) : <User>{order.cancel_reason}</User>;
  return (
    <Sheet title={t("facts.title")}>
      <Facts
        columns={1}
        of={[
          [t("facts.number"), <Copy key="n" text={order.order_no} />],
          [t("facts.source"), t(`source.${order.source}`)],
          [t("at.placed"), <When key="1" at={order.placed_at} />],
          [t("at.paid"), <When key="2" at={order.paid_at ?? order.confirmed_at} />],
          [t("at.ship_by"), <When key="3" at={order.ship_by} />],
          [t("at.shipped"), <When key="4" at={order.shipped_at} />],
          [t("at.delivered"), <When key="5" at={order.delivered_at} />],
          [t("at.completed"), <When key="6" at={order.completed_at} />],
          ...(order.cancelled_at
            ? [[t("at.cancelled"), <When key="7" at={order.cancelled_at} />] as [string, React.ReactNode]]
            : []),
          ...(order.cancel_reason ? [[t("facts.cancel_reason"), reason] as [string, React.ReactNode]] : []),
          [t("facts.payment"), order.cod ? t("cod") : order.payment_method || "—"],
          [t("amount.paid"), <Money key="p" fen={order.paid_fen} strong />],
        ]}
      />
    </Sheet>
  );
}

function Memo({ order }: { order: Order }) {
  const t = useWords("orders");
  const [open, setOpen] = useState(false);
  const may = sees(useMe(), "orders.note");
  return (
    <Sheet
      title={t("note.title")}
      acts={
        may && (
          <Button size="small" icon={<IconEdit />} onClick={() => setOpen(true)}>
            {t("note.edit")}
          </Button>
        )
      }
    >
      {order.memo || order.flag ? (
        <Flag flag={order.flag} memo={order.memo} />
      ) : (
        <p className="sub">{t("note.none")}</p>
      )}
      {open && <NoteDialog order={order} close={() => setOpen(false)} />}
    </Sheet>
  );
}

export default function OrderPage() {
  const t = useWords("orders");
  const id = useParam("id");
  const { data, error, refetch } = useOrder(id);
  const back = { to: "/orders", label: t("title") };
  if (error && !data)
    return (
      <Page title={t("one")} back={back}>
        <Sheet>
          <Failed error={error} again={() => void refetch()} module="orders" />
        </Sheet>
      </Page>
    );
  if (!data)
    return (
      <Page title={t("one")} back={back}>
        <Sheet>
          <Waiting rows={9} />
        </Sheet>
      </Page>
    );
  const { order } = data;
  return (
    <Page title={t("one_no", { no: order.order_no })} back={back}>
      <Head detail={data} />
      <div className="split">
        <div className="stack">
          <Sheet title={t("lines.title")} flush>
            <LineTable order={order} />
          </Sheet>
          <Slot name="order.detail" with={{ order: order.id }} />
          <MoneyEntries detail={data} />
          <History of={data.history} />
        </div>
        <div className="stack">
          <Sheet title={t("buyer.title")}>
            <BuyerBox order={order} />
          </Sheet>
          <Sheet title={t("receiver.title")}>
            <ReceiverFacts order={order} />
          </Sheet>
          <Memo order={order} />
          <Basics order={order} />
        </div>
      </div>
    </Page>
  );
}
