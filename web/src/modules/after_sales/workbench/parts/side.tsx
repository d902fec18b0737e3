/** Open cases of an order, under the order beside the chat. */
import type { Page } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";
import type { Row } from "../calls";
import { Brief } from "./brief";
import { useOrderNo } from "./of-order";
import "../../desk/after-sales.css";

const OVER = ["succeeded", "closed"];

export default function Side({ order }: { order: string }) {
  const order_no = useOrderNo(order);
  const { data } = useAsk<Page<Row>>(order_no ? "/api/after_sales/" : null, { order_no, tab: "all", limit: 5 });
  const open = (data?.items ?? []).filter((c) => !OVER.includes(c.status));
  return open.map((of) => (
    <div key={of.id} className="as-side">
      <Brief of={of} />
    </div>
  ));
}
