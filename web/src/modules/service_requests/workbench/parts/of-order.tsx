/** All service requests an order ever had, on the order's page. */
import { Go } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { Brief } from "../../desk/brief";
import { useOfOrder } from "../calls";
import "../../desk/service-requests.css";

export default function OfOrder({ order }: { order: string }) {
  const t = useWords("service_requests");
  const { data, error, refetch } = useOfOrder(order);
  return (
    <Sheet title={t("of_order.title")} acts={<Go to="/service_requests">{t("of_order.all")}</Go>}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="service_requests" />}
      {!data && !error && <Waiting rows={2} />}
      {data?.items.length === 0 && <p className="sub">{t("of_order.none")}</p>}
      <div className="stack">
        {data?.items.map((of) => (
          <Brief key={of.id} of={of} />
        ))}
      </div>
    </Sheet>
  );
}
