/** The next orders of a file as they would be taken, and the rows that will not be. */

import { DataTable } from "@/kernel/ui/list";
import { Sheet } from "@/kernel/ui/page";
import { type Column, Table } from "@/kernel/ui/table";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { refusalText } from "@/kernel/words/refusal";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { toneOf } from "../calls";
import { type Brought, type Draft, type Fault, PATH, usePreview } from "../imports";

function useDrafts(): Column<Draft>[] {
  const t = useWords("orders");
  const both = useBoth();
  return [
    {
      key: "row",
      title: t("import.row"),
      width: 64,
      align: "right",
      cell: (d) => <span className="num">{d.row}</span>,
    },
    { key: "no", title: t("facts.number"), width: 190, cell: (d) => <span className="num">{d.order_no}</span> },
    {
      key: "goods",
      title: t("col.goods"),
      cell: (d) => (
        <User>
          {d.lines[0]?.title} {d.lines[0]?.sku} ×{d.lines[0]?.pieces}
          {d.lines.length > 1 && ` +${d.lines.length - 1}`}
        </User>
      ),
    },
    {
      key: "to",
      title: t("import.receiver"),
      width: 150,
      cell: (d) => (
        <User>
          {d.receiver_name} {d.province}
          {d.city}
        </User>
      ),
    },
    { key: "placed", title: t("at.placed"), width: 150, cell: (d) => <When at={d.placed_at} /> },
    {
      key: "amount",
      title: t("import.payable"),
      width: 110,
      align: "right",
      cell: (d) => <Money fen={d.payable_fen} />,
    },
    {
      key: "status",
      title: t("col.status"),
      width: 96,
      cell: (d) => <Tag tone={toneOf(d.status)}>{both({ zh: d.status_zh, en: d.status_en })}</Tag>,
    },
  ];
}

export function Preview({ id }: { id: string }) {
  const t = useWords("orders");
  const columns = useDrafts();
  const { data } = usePreview(id, true);
  if (!data || data.items.length === 0) return null;
  return (
    <Sheet title={t("import.preview", { n: data.items.length })} flush>
      <Table label={t("import.preview_label")} columns={columns} rows={data.items} rowKey={(d) => d.order_no} />
    </Sheet>
  );
}

export function Faults({ found }: { found: Brought }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  if (found.faults === 0) return null;
  const columns: Column<Fault>[] = [
    {
      key: "row",
      title: t("import.row"),
      width: 80,
      align: "right",
      cell: (f) => <span className="num">{f.row}</span>,
    },
    {
      key: "no",
      title: t("facts.number"),
      width: 210,
      cell: (f) => <span className="num">{f.order_no || "—"}</span>,
    },
    {
      key: "why",
      title: t("import.why"),
      cell: (f) => <User>{refusalText({ code: f.code, params: f.params, detail: f.sentence }, zh, "orders")}</User>,
    },
  ];
  return (
    <>
      <header className="import-title">
        <h2>{t("import.faults", { n: found.faults })}</h2>
        <a className="link" href={`${PATH}/${found.id}/faults.csv`} download>
          {t("import.download")}
        </a>
      </header>
      <DataTable<Fault>
        path={`${PATH}/${found.id}/faults`}
        label={t("import.faults", { n: found.faults })}
        columns={columns}
        rowKey={(f) => `${f.row} ${f.order_no} ${f.code}`}
        module="orders"
      />
    </>
  );
}
