/** The order that an after-sale case is about. */
import { Go } from "@/kernel/ui/link";
import { Facts, Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Money, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useOrder } from "../calls";
import { Flag, Lines, Status } from "./pieces";
import "../orders.css";

export default function Beside({ order: id }: { order: string }) {
  const t = useWords("orders");
  const { data, error, refetch } = useOrder(id);
  const order = data?.order;
  return (
    <Sheet title={t("beside.title")} acts={order && <Status order={order} />}>
      {error && !order && <Failed error={error} again={() => void refetch()} module="orders" />}
      {!order && !error && <Waiting rows={3} />}
      {order && (
        <div className="stack">
          <Lines lines={order.lines} most={4} />
          <Facts
            columns={1}
            of={[
              [
                t("facts.number"),
                <Go key="n" to={`/orders/${order.id}`} className="link num">
                  {order.order_no}
                </Go>,
              ],
              [t("amount.paid"), <Money key="p" fen={order.paid_fen} strong />],
              [t("amount.refunded"), <Money key="r" fen={order.refunded_fen} />],
              [t("at.placed"), <When key="1" at={order.placed_at} />],
              [t("at.shipped"), <When key="2" at={order.shipped_at} />],
              [t("at.delivered"), <When key="3" at={order.delivered_at} />],
            ]}
          />
          <Flag flag={order.flag} memo={order.memo} />
        </div>
      )}
    </Sheet>
  );
}
