/** The shops of this house, with the ways to what the platform has to do with each. */
import { Copy } from "@/kernel/ui/copy";
import type { Filter } from "@/kernel/ui/filters";
import { Go } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Avatar, Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";

type Row = {
  id: string;
  name: string;
  profile: { code: string; label_zh: string; label_en: string };
  code: string;
  opens: string;
  closes: string;
  opened: string;
};

function useColumns(): Column<Row>[] {
  const t = useWords("shop");
  const both = useBoth();
  return [
    {
      key: "name",
      title: t("desk.name"),
      cell: (s) => (
        <span className="row">
          <Avatar name={s.name} size={28} />
          <b>
            <User>{s.name}</User>
          </b>
        </span>
      ),
    },
    { key: "profile", title: t("desk.profile"), width: 110, cell: (s) => <Tag tone="blue">{both(s.profile)}</Tag> },
    { key: "code", title: t("desk.code"), width: 130, cell: (s) => <Copy text={s.code} /> },
    { key: "id", title: t("desk.id"), width: 140, cell: (s) => <Copy text={s.id} label={`…${s.id.slice(-8)}`} /> },
    {
      key: "hours",
      title: t("desk.hours"),
      width: 130,
      cell: (s) => (
        <span className="num">
          {s.opens}–{s.closes}
        </span>
      ),
    },
    { key: "opened", title: t("desk.opened"), width: 130, cell: (s) => <When at={s.opened} style="day" /> },
    {
      key: "go",
      title: t("desk.go"),
      width: 190,
      cell: (s) => (
        <span className="row">
          <Go to="/service_requests" search={{ shop_id: s.id, tab: "all" }}>
            {t("desk.requests")}
          </Go>
          <Go to="/after_sales" search={{ shop_id: s.id, intervention: "false" }}>
            {t("desk.cases")}
          </Go>
        </span>
      ),
    },
  ];
}

export default function Shops() {
  const t = useWords("shop");
  const columns = useColumns();
  const filters: Filter[] = [
    { kind: "text", name: "name", label: t("desk.name"), width: 200 },
    { kind: "text", name: "code", label: t("desk.code"), width: 180 },
  ];
  return (
    <Page title={t("desk.title")} lead={t("desk.lead")}>
      <DataTable<Row>
        path="/p/api/shop/"
        label={t("desk.title")}
        columns={columns}
        filters={filters}
        empty={<Nothing title={t("desk.none")} />}
        module="shop"
      />
    </Page>
  );
}
