/** Interventions that wait for a ruling, on the console's first page. */
import { type Page, useAsk } from "@/kernel/ask";
import { Go } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Amount, Left, Stepped, useLabel } from "../../desk/pieces";
import type { DeskRow } from "../calls";
import "../../desk/after-sales.css";

const SHOWN = 6;

function Line({ of }: { of: DeskRow }) {
  const t = useWords("after_sales");
  const label = useLabel();
  return (
    <li className="row as-line">
      <Go to={`/after_sales/${of.id}`} className="link num">
        {of.number}
      </Go>
      <b>{label(of, "kind")}</b>
      <Stepped of={of} />
      {of.intervened_by && <Tag>{t(`party.${of.intervened_by}`)}</Tag>}
      <span className="sub ell grow">
        <User>{of.items[0]?.title}</User>
      </span>
      <span className="sub">
        <User>{of.shop_name}</User>
      </span>
      <Amount of={of} />
      <Left of={of} />
      <span className="sub">
        <When at={of.intervened_at} style="short" />
      </span>
    </li>
  );
}

export default function Home() {
  const t = useWords("after_sales");
  const { data, error, refetch } = useAsk<Page<DeskRow>>("/p/api/after_sales/", {
    intervention: true,
    limit: SHOWN,
  });
  return (
    <Sheet title={t("desk.home")} acts={<Go to="/after_sales">{t("desk.home_all")}</Go>}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="after_sales" />}
      {!data && !error && <Waiting rows={3} />}
      {data?.items.length === 0 && <Nothing title={t("desk.none")} />}
      <ul className="rows">
        {data?.items.map((of) => (
          <Line key={of.id} of={of} />
        ))}
      </ul>
    </Sheet>
  );
}
