/** Bring a file of orders or of after-sale cases, and see what became of those brought before. */
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Brought, PATH, partOf } from "../imports";
import { ImportDrop } from "../parts/import-drop";
import { Layouts } from "../parts/import-layouts";
import "../imports.css";

export const TONES: Record<string, Tone> = {
  uploaded: "blue",
  checked: "amber",
  taking: "blue",
  done: "green",
  refused: "red",
  cancelled: "neutral",
};

function useColumns(): Column<Brought>[] {
  const t = useWords("orders");
  const both = useBoth();
  return [
    {
      key: "file",
      title: t("import.file"),
      cell: (f) => (
        <div className="stack-s">
          <Go to={`/orders/import/${f.id}`} className="link">
            <User>{f.name}</User>
          </Go>
          <span className="sub">{both({ zh: f.layout_zh, en: f.layout_en })}</span>
        </div>
      ),
    },
    {
      key: "status",
      title: t("col.status"),
      width: 150,
      cell: (f) => (
        <span className="import-status">
          <Tag tone={TONES[f.status] ?? "neutral"}>{both({ zh: f.status_zh, en: f.status_en })}</Tag>
          {f.status === "taking" && <span className="num">{partOf(f)}%</span>}
        </span>
      ),
    },
    { key: "records", title: t("import.records"), width: 90, align: "right", cell: (f) => f.records },
    { key: "added", title: t("import.added"), width: 90, align: "right", cell: (f) => f.added },
    { key: "faults", title: t("import.not_taken"), width: 110, align: "right", cell: (f) => f.faults },
    {
      key: "who",
      title: t("import.who"),
      width: 190,
      cell: (f) => (
        <div className="stack-s">
          <User>{f.who_name}</User>
          <When at={f.uploaded_at} style="short" />
        </div>
      ),
    },
  ];
}

export default function Import() {
  const t = useWords("orders");
  const go = useGo();
  const columns = useColumns();
  return (
    <Page title={t("import.title")} lead={t("import.lead")} back={{ to: "/orders", label: t("title") }}>
      <ImportDrop done={(found) => go(`/orders/import/${found.id}`)} />
      <DataTable<Brought>
        path={PATH}
        label={t("import.history")}
        columns={columns}
        open={(found) => go(`/orders/import/${found.id}`)}
        empty={<Nothing title={t("import.none")} text={t("import.none_text")} />}
        module="orders"
      />
      <Layouts />
    </Page>
  );
}
