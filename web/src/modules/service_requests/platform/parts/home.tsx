/** What waits for the platform among the service requests, on the console's first page. */
import { Go } from "@/kernel/ui/link";
import { Sheet, Tiles } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "../../desk/choices";
import { ReviewTag } from "../../desk/pieces";
import { useWaiting } from "../badge";
import { type DeskRow, useQueue } from "../calls";
import "../../desk/service-requests.css";

const SHOWN = 6;

function Line({ of }: { of: DeskRow }) {
  const t = useWords("service_requests");
  const { type } = useNames();
  return (
    <li className="row sr-wrap">
      <Go to={`/service_requests/${of.id}`} className="link num">
        {of.number}
      </Go>
      <b>{type(of.type)}</b>
      <ReviewTag of={of} />
      {of.late && of.review !== "timeout" && <Tag tone="solid-red">{t("clock.missed")}</Tag>}
      {of.cycle > 1 && <Tag tone="red">{t("cycle", { n: of.cycle })}</Tag>}
      <span className="sub ell grow">
        <User>{of.demand}</User>
      </span>
      <span className="sub">
        <User>{of.shop_name}</User>
      </span>
      <span className="sub">
        <When at={of.created_at} style="short" />
      </span>
    </li>
  );
}

export default function Home() {
  const t = useWords("service_requests");
  const waiting = useWaiting();
  const { data, error, refetch } = useQueue(SHOWN);
  const tile = (key: "reviews" | "complaints" | "drafts", to: string, tone: "warn" | "danger") => ({
    label: t(`desk.home.${key}`),
    value: waiting[key],
    tone: waiting[key] > 0 ? tone : ("plain" as const),
    to,
  });
  const state = (key: "pending" | "awaiting_buyer") => ({
    label: t(`desk.home.${key}`),
    value: waiting[key],
    to: "/service_requests",
    search: { tab: key },
  });
  return (
    <section className="stack" aria-label={t("desk.title")}>
      <Tiles
        of={[
          tile("reviews", "/service_requests", "danger"),
          tile("complaints", "/service_requests/complaints", "danger"),
          tile("drafts", "/service_requests/passive", "warn"),
          state("pending"),
          state("awaiting_buyer"),
        ]}
      />
      <Sheet title={t("desk.home.queue")} acts={<Go to="/service_requests">{t("desk.home.all")}</Go>}>
        {error && !data && <Failed error={error} again={() => void refetch()} module="service_requests" />}
        {!data && !error && <Waiting rows={3} />}
        {data?.items.length === 0 && <Nothing title={t("desk.none")} />}
        <ul className="rows">
          {data?.items.map((of) => (
            <Line key={of.id} of={of} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
