import { useState } from "react";
import type { Filter } from "@/kernel/ui/filters";
import { IconPlus } from "@/kernel/ui/icons";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Amount, Items, Left, Status, Stepped, useLabel } from "../../desk/pieces";
import type { DeskRow } from "../calls";
import { OpenDialog } from "../parts/open";
import { DeskSteps } from "../parts/steps";
import "../../desk/after-sales.css";

function useColumns(): Column<DeskRow>[] {
  const t = useWords("after_sales");
  const label = useLabel();
  return [
    {
      key: "case",
      title: t("col.case"),
      width: 160,
      cell: (c) => (
        <div className="stack-s">
          <Go to={`/after_sales/${c.id}`} className="link num">
            {c.number}
          </Go>
          <span className="sub ell" title={c.shop_id}>
            <User>{c.shop_name}</User>
          </span>
        </div>
      ),
    },
    { key: "goods", title: t("col.goods"), width: 200, cell: (c) => <Items of={c.items} /> },
    {
      key: "kind",
      title: t("col.kind"),
      width: 130,
      cell: (c) => (
        <div className="stack-s">
          <b>{label(c, "kind")}</b>
          <span className="sub">{label(c, "reason")}</span>
        </div>
      ),
    },
    { key: "amount", title: t("col.amount"), width: 92, align: "right", cell: (c) => <Amount of={c} /> },
    {
      key: "status",
      title: t("col.status"),
      width: 150,
      cell: (c) => (
        <div className="stack-s">
          <Stepped of={c} />
          <Status of={c} />
        </div>
      ),
    },
    {
      key: "by",
      title: t("desk.by"),
      width: 92,
      cell: (c) =>
        c.intervened_by ? (
          <div className="stack-s">
            <Tag>{t(`party.${c.intervened_by}`)}</Tag>
            <When at={c.intervened_at} style="short" />
          </div>
        ) : (
          <span className="sub">—</span>
        ),
    },
    { key: "left", title: t("col.left"), width: 136, cell: (c) => <Left of={c} /> },
    { key: "act", title: t("col.act"), width: 170, pin: true, cell: (c) => <DeskSteps of={c} size="small" show={1} /> },
  ];
}

export default function Interventions() {
  const t = useWords("after_sales");
  const go = useGo();
  const [opening, setOpening] = useState(false);
  const columns = useColumns();
  const filters: Filter[] = [
    { kind: "text", name: "number", label: t("filter.number"), width: 200 },
    { kind: "text", name: "shop_id", label: t("desk.shop_id"), width: 280 },
  ];
  return (
    <Page
      title={t("desk.title")}
      lead={t("desk.lead")}
      acts={
        <Button icon={<IconPlus />} onClick={() => setOpening(true)}>
          {t("desk.open")}
        </Button>
      }
    >
      <DataTable<DeskRow>
        path="/p/api/after_sales/"
        label={t("desk.title")}
        columns={columns}
        filters={filters}
        tabs={[
          { key: "true", label: t("desk.in") },
          { key: "false", label: t("desk.all") },
        ]}
        tabName="intervention"
        open={(c) => go(`/after_sales/${c.id}`)}
        empty={<Nothing title={t("desk.none")} text={t("desk.none_text")} />}
        module="after_sales"
      />
      {opening && <OpenDialog close={() => setOpening(false)} />}
    </Page>
  );
}
