/** The cases of an order, on the order's page. */
import { type Page, useAsk } from "@/kernel/ask";
import { sees, useMe } from "@/kernel/session";
import { Go } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Amount, Left, Status, Stepped, useLabel } from "../../desk/pieces";
import type { Row } from "../calls";
import { CaseSteps } from "./steps";
import "../../desk/after-sales.css";

/** The list is asked by the number that people know. */
export function useOrderNo(order: string): string {
  const { data } = useAsk<{ order: { order_no: string } }>(`/api/orders/${order}`);
  return data?.order.order_no ?? "";
}

function Line({ of }: { of: Row }) {
  const label = useLabel();
  return (
    <article className="as-side" aria-label={of.number}>
      <div className="row">
        <Go to={`/after_sales/${of.id}`} className="link num">
          {of.number}
        </Go>
        <b>{label(of, "kind")}</b>
        <span className="sub">{label(of, "reason")}</span>
        <span className="grow" />
        <Stepped of={of} />
        <Status of={of} />
      </div>
      <div className="row">
        <Left of={of} />
        <span className="sub">
          <When at={of.applied_at} style="short" />
        </span>
        <span className="grow" />
        <Amount of={of} />
        <CaseSteps of={of} size="small" show={2} />
      </div>
    </article>
  );
}

export default function OfOrder({ order }: { order: string }) {
  const t = useWords("after_sales");
  const may = sees(useMe(), "after_sales.handle");
  const order_no = useOrderNo(order);
  const { data, error, refetch } = useAsk<Page<Row>>(order_no ? "/api/after_sales/" : null, {
    order_no,
    tab: "all",
    limit: 20,
  });
  const add = may && order_no && (
    <Go to="/after_sales" search={{ register: order_no }}>
      {t("register.open")}
    </Go>
  );
  return (
    <Sheet title={t("of_order.title")} acts={add}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="after_sales" />}
      {!data && !error && <Waiting rows={2} />}
      {data?.items.length === 0 && <p className="sub">{t("of_order.none")}</p>}
      <div className="stack">
        {data?.items.map((of) => (
          <Line key={of.id} of={of} />
        ))}
      </div>
    </Sheet>
  );
}
