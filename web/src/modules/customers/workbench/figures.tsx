/** What a buyer is to the shop, in four figures, under his name beside the chat. */
import { useAsk } from "@/kernel/ask";
import { Money } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Portrait } from "./calls";
import "./figures.css";

export default function Figures({ buyer }: { buyer: string }) {
  const t = useWords("customers");
  const { data } = useAsk<Portrait>(`/api/customers/${buyer}`, undefined, { keep: true });
  if (!data) return <div className="cu-figures" aria-hidden="true" />;
  const bought = data.orders.filter((o) => o.paid_fen > 0).length;
  return (
    <section className="cu-figures" aria-label={t("figures.label")}>
      <p className="sub">{data.buyer.phone_masked || t(data.buyer.guest ? "figures.guest" : "figures.no_phone")}</p>
      <dl>
        <div>
          <dt>{t("figures.bought")}</dt>
          <dd className="num">{bought}</dd>
        </div>
        <div>
          <dt>{t("figures.paid")}</dt>
          <dd>
            <Money fen={data.paid_fen} />
          </dd>
        </div>
        <div>
          <dt>{t("figures.refunded")}</dt>
          <dd>
            <Money fen={data.refunded_fen} />
          </dd>
        </div>
        <div>
          <dt>{t("figures.open_cases")}</dt>
          <dd className={data.open_cases.length > 0 ? "num cu-hot" : "num"}>{data.open_cases.length}</dd>
        </div>
      </dl>
    </section>
  );
}
