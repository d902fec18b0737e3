import { useState } from "react";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Pictures } from "@/kernel/ui/picture";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "../../desk/choices";
import { filesOf } from "../../desk/types";
import { COMPLAINTS, type Complaint, dropPath } from "../calls";
import { Decide } from "../parts/decide";
import { Ways } from "../parts/ways";
import "../../desk/service-requests.css";

function Acts({ of }: { of: Complaint }) {
  const t = useWords("service_requests");
  const go = useGo();
  const [dropping, setDropping] = useState(false);
  if (of.request_id)
    return (
      <Go to={`/service_requests/${of.request_id}`} className="link">
        {t("complaint.see")}
      </Go>
    );
  if (of.state !== "waiting") return <span className="sub">{of.note ? <User>{of.note}</User> : "—"}</span>;
  return (
    <div className="acts">
      <Button
        size="small"
        theme="solid"
        onClick={() =>
          go("/service_requests/new", {
            complaint: of.id,
            shop_id: of.shop_id,
            order_no: of.order_no,
            type: of.type,
          })
        }
      >
        {t("complaint.take")}
      </Button>
      <Button size="small" onClick={() => setDropping(true)}>
        {t("complaint.drop")}
      </Button>
      {dropping && (
        <Decide
          path={dropPath(of.id)}
          title={t("complaint.drop")}
          effect={t("complaint.drop_effect")}
          close={() => setDropping(false)}
        />
      )}
    </div>
  );
}

function useColumns(): Column<Complaint>[] {
  const t = useWords("service_requests");
  const { type } = useNames();
  return [
    {
      key: "who",
      title: t("complaint.who"),
      width: 190,
      cell: (c) => (
        <div className="stack-s">
          <b>
            <User>{c.buyer_name || "—"}</User>
          </b>
          <span className="sub ell">
            <User>{c.shop_name}</User>
          </span>
        </div>
      ),
    },
    {
      key: "type",
      title: t("complaint.type"),
      width: 130,
      cell: (c) => <Tag tone="blue">{type(c.type)}</Tag>,
    },
    {
      key: "said",
      title: t("complaint.said"),
      cell: (c) => (
        <div className="stack-s sr-demand">
          <span className="ell2" title={c.said}>
            <User>{c.said}</User>
          </span>
          <span className="sub num">
            <User>{c.order_no}</User>
          </span>
          <Pictures files={filesOf(c.files, c.file_urls)} label={t("files.of_demand")} />
        </div>
      ),
    },
    { key: "at", title: t("complaint.at"), width: 140, cell: (c) => <When at={c.at} style="minute" /> },
    { key: "act", title: t("col.act"), width: 200, pin: true, cell: (c) => <Acts of={c} /> },
  ];
}

export default function Complaints() {
  const t = useWords("service_requests");
  const columns = useColumns();
  return (
    <Page title={t("complaint.titles")} lead={t("complaint.lead")}>
      <Ways />
      <DataTable<Complaint>
        path={COMPLAINTS}
        label={t("complaint.titles")}
        columns={columns}
        tabs={["waiting", "taken", "dropped"].map((key) => ({ key, label: t(`complaint.${key}`) }))}
        tabName="state"
        empty={<Nothing title={t("complaint.none")} text={t("complaint.none_text")} />}
        module="service_requests"
      />
    </Page>
  );
}
