import { Go } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { PASSIVE, type Passive } from "../calls";
import { PassiveActs, PassiveState } from "../parts/passive";
import { Ways } from "../parts/ways";
import "../../desk/service-requests.css";

function useColumns(): Column<Passive>[] {
  const t = useWords("service_requests");
  const both = useBoth();
  return [
    {
      key: "number",
      title: t("col.number"),
      width: 190,
      cell: (p) => (
        <div className="stack-s">
          <Go to={`/service_requests/${p.request_id}`} className="link num">
            {p.number}
          </Go>
          <span className="sub ell">
            <User>{p.shop_name}</User>
          </span>
        </div>
      ),
    },
    { key: "kind", title: t("passive.kind"), cell: (p) => <b>{both(p)}</b> },
    { key: "order", title: t("filter.order_no"), width: 170, cell: (p) => <User>{p.order_no}</User> },
    { key: "at", title: t("passive.at"), width: 140, cell: (p) => <When at={p.at} style="minute" /> },
    {
      key: "state",
      title: t("col.status"),
      width: 220,
      cell: (p) => (
        <div className="stack-s">
          <PassiveState of={p} />
          {p.note && (
            <span className="sub ell2" title={p.note}>
              <User>{p.note}</User>
            </span>
          )}
        </div>
      ),
    },
    { key: "act", title: t("col.act"), width: 220, pin: true, cell: (p) => <PassiveActs of={p} /> },
  ];
}

export default function PassivePage() {
  const t = useWords("service_requests");
  const columns = useColumns();
  return (
    <Page title={t("passive.title")} lead={t("passive.lead")}>
      <Ways />
      <DataTable<Passive>
        path={PASSIVE}
        label={t("passive.title")}
        columns={columns}
        tabs={["draft", "confirmed", "dropped"].map((key) => ({ key, label: t(`passive.${key}`) }))}
        tabName="state"
        empty={<Nothing title={t("passive.none")} text={t("passive.none_text")} />}
        module="service_requests"
      />
    </Page>
  );
}
