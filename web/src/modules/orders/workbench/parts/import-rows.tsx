/** The next records of a file as they would be taken, and the rows that will not be. */
import { type ReactNode, useMemo } from "react";
import { useTones } from "@/kernel/desk/manifests";
import { DataTable } from "@/kernel/ui/list";
import { Sheet } from "@/kernel/ui/page";
import { type Column, Table } from "@/kernel/ui/table";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { refusalText } from "@/kernel/words/refusal";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type Brought, type Draft, type Fault, type Head, type Label, PATH, usePreview } from "../imports";

const WIDTHS: Record<Head["kind"], number | undefined> = {
  number: 190,
  text: undefined,
  label: 130,
  instant: 150,
  money: 110,
};

/** What stands below a cell: another number, or a mark. */
function Under({ head, of }: { head: Head; of: Draft }) {
  const both = useBoth();
  return head.under.map((name) => {
    const value = of[name];
    if (value === undefined) return null;
    if (typeof value === "object")
      return (
        <Tag key={name} tone="amber">
          {both(value)}
        </Tag>
      );
    return (
      <span key={name} className="sub num">
        {value}
      </span>
    );
  });
}

function useDrafts(heads: Head[], what: string): Column<Draft>[] {
  const t = useWords("orders");
  const both = useBoth();
  const toneOf = useTones(what);
  const drawn: Record<Head["kind"], (value: Draft[string]) => ReactNode> = {
    number: (value) => <span className="num">{String(value)}</span>,
    text: (value) => <User>{String(value)}</User>,
    label: (value) => both(value as Label),
    instant: (value) => <When at={String(value)} />,
    money: (value) => <Money fen={Number(value)} />,
  };
  return [
    {
      key: "row",
      title: t("import.row"),
      width: 64,
      align: "right",
      cell: (d) => <span className="num">{d.row}</span>,
    },
    ...heads.map(
      (head): Column<Draft> => ({
        key: head.name,
        title: both(head),
        ...(WIDTHS[head.kind] ? { width: WIDTHS[head.kind] } : {}),
        ...(head.kind === "money" ? { align: "right" as const } : {}),
        cell: (d) => {
          const cell = drawn[head.kind](d[head.name] ?? "");
          if (head.under.length === 0) return cell;
          return (
            <div className="stack-s">
              {cell}
              <Under head={head} of={d} />
            </div>
          );
        },
      }),
    ),
    {
      key: "status",
      title: t("col.status"),
      width: 150,
      cell: (d) => <Tag tone={toneOf(d.status)}>{both({ zh: d.status_zh, en: d.status_en })}</Tag>,
    },
  ];
}

export function Preview({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  const { data } = usePreview(found.id, true);
  const heads = useMemo(() => data?.heads ?? [], [data]);
  const columns = useDrafts(heads, found.what?.name ?? "");
  if (!data || data.items.length === 0 || !found.what) return null;
  const what = both(found.what);
  return (
    <Sheet title={t("import.preview", { n: data.items.length, what })} flush>
      <Table label={t("import.preview_label", { what })} columns={columns} rows={data.items} rowKey={(d) => d.number} />
    </Sheet>
  );
}

export function Faults({ found }: { found: Brought }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const what = found.what?.name ?? "orders";
  useWords(what); // its own words for why a row is not taken
  if (found.faults === 0) return null;
  const why = (f: Fault) => refusalText({ code: f.code, params: f.params, detail: f.sentence }, zh, what, "orders");
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
      title: t("import.number"),
      width: 210,
      cell: (f) => <span className="num">{f.number || "—"}</span>,
    },
    { key: "why", title: t("import.why"), cell: (f) => <User>{why(f)}</User> },
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
        rowKey={(f) => `${f.row} ${f.number} ${f.code}`}
        module="orders"
      />
    </>
  );
}
