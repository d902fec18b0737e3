/** Beside the chat: what one must know before asking (S4-29): last spec, open cases, what was looked at. */
import { useAsk } from "@/kernel/ask";
import { Go } from "@/kernel/ui/link";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Money, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Portrait } from "./calls";

export default function Beside({ buyer }: { buyer: string }) {
  const t = useWords("customers");
  const { data, error, refetch } = useAsk<Portrait>(`/api/customers/${buyer}`);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="customers" />;
  if (!data) return <Waiting rows={4} />;
  return (
    <div className="beside">
      <dl className="facts">
        <dt>{t("paid")}</dt>
        <dd>
          <Money fen={data.paid_fen} />
        </dd>
        <dt>{t("last_specs")}</dt>
        <dd>
          <User>{data.last_specs.join("; ") || "—"}</User>
        </dd>
        <dt>{t("open_cases")}</dt>
        <dd>
          {data.open_cases.length === 0 && "—"}
          {data.open_cases.map((c) => (
            <Go key={c.id} to={`/after_sales/${c.id}`}>
              <User>{c.goods}</User>
            </Go>
          ))}
        </dd>
        <dt>{t("looked_at")}</dt>
        <dd>
          {data.looked_at.length === 0 && "—"}
          {data.looked_at.map(({ product }) => (
            <div key={product.id}>
              <User>{product.title}</User>
            </div>
          ))}
        </dd>
      </dl>
      <Go to={`/customers/${buyer}`}>{t("whole")}</Go>
    </div>
  );
}
