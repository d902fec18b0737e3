import { IconPrint } from "@/kernel/ui/icons";
import { useParam } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useSlip } from "../calls";
import "../../desk/after-sales.css";

/** The paper that lies in the parcel: four particulars tell the warehouse whose return it is. */
export default function SlipPage() {
  const t = useWords("after_sales");
  const id = useParam("id");
  const { data, error, refetch } = useSlip(id);
  const rows: [string, string][] = data
    ? [
        [t("slip.order_no"), data.order_no],
        [t("slip.case_number"), data.case_number],
        [t("slip.customer"), data.customer_name],
        [t("slip.contact"), data.contact],
        [t("slip.to"), data.return_to],
        [t("slip.goods"), data.goods.join("；")],
      ]
    : [];
  return (
    <Page
      title={t("slip.title")}
      back={{ to: `/after_sales/${id}`, label: t("one") }}
      acts={
        data && (
          <Button theme="solid" icon={<IconPrint />} onClick={() => print()}>
            {t("slip.print")}
          </Button>
        )
      }
    >
      {!data && (
        <Sheet>
          {error ? <Failed error={error} again={() => void refetch()} module="after_sales" /> : <Waiting rows={6} />}
        </Sheet>
      )}
      {data && (
        <article className="as-slip">
          <h2>{t("slip.title")}</h2>
          <dl>
            {rows.map(([name, value]) => (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd data-user>{value || "—"}</dd>
              </div>
            ))}
          </dl>
          <p>{t("slip.note")}</p>
        </article>
      )}
    </Page>
  );
}
