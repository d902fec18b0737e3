import { useState } from "react";
import { type Page as Answer, useAsk } from "@/kernel/ask";
import { useActions } from "@/kernel/keys/use";
import { sees, useMe } from "@/kernel/session";
import { ExportDialog } from "@/kernel/ui/export";
import type { Filter } from "@/kernel/ui/filters";
import { IconBookStroked, IconExport, IconPlus } from "@/kernel/ui/icons";
import { Go, useGo, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page, Tiles } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { Amount, Items, Left, Status, Stepped, useLabel } from "../../desk/pieces";
import { type Deed, type Row, useChoices } from "../calls";
import { BulkDialog } from "../parts/bulk";
import { GuideDrawer } from "../parts/guide";
import { RegisterDialog } from "../parts/register";
import { CaseSteps } from "../parts/steps";
import "../../desk/after-sales.css";

const FIRST = "awaiting_merchant";
const TABS = [
  FIRST,
  "awaiting_buyer_return",
  "awaiting_merchant_receipt",
  "awaiting_merchant_ship",
  "refused_first",
  "intervention",
  "refunding",
  "succeeded",
  "closed",
  "all",
];
/** States that have no tab of their own are found by the filter. */
const RARE = ["open", "urgent", "awaiting_buyer_refusal", "refused_second", "awaiting_buyer_receipt"];

function Head({ of }: { of: Row }) {
  const t = useWords("after_sales");
  return (
    <div className="stack-s">
      <Go to={`/after_sales/${of.id}`} className="link num">
        {of.number}
      </Go>
      <span className="sub">
        <User>{of.buyer_name || "—"}</User>
      </span>
      {of.category && <Tag tone="purple">{of.category}</Tag>}
      {of.memo && (
        <Tag title={of.memo}>
          {t("remark.title")}: <User>{[...of.memo].slice(0, 8).join("")}</User>
        </Tag>
      )}
    </div>
  );
}

function Advised({ of }: { of: Row }) {
  const { zh } = useLanguage();
  if (!of.suggestion) return <span className="sub">—</span>;
  return (
    <span className="as-advised" title={of.suggestion.why}>
      {zh ? of.suggestion.title_zh : of.suggestion.title_en}
    </span>
  );
}

function useColumns(): Column<Row>[] {
  const t = useWords("after_sales");
  const label = useLabel();
  return [
    { key: "case", title: t("col.case"), width: 138, cell: (c) => <Head of={c} /> },
    { key: "goods", title: t("col.goods"), width: 184, cell: (c) => <Items of={c.items} /> },
    {
      key: "kind",
      title: t("col.kind"),
      width: 118,
      cell: (c) => (
        <div className="stack-s">
          <b>{label(c, "kind")}</b>
          <span className="sub">{label(c, "reason")}</span>
          {c.quality && <Tag tone="red">{t("quality")}</Tag>}
        </div>
      ),
    },
    { key: "amount", title: t("col.amount"), width: 88, align: "right", cell: (c) => <Amount of={c} /> },
    {
      key: "stands",
      title: t("col.stands"),
      width: 148,
      cell: (c) => (
        <div className="stack-s">
          <Status of={c} />
          <Stepped of={c} />
          <Left of={c} />
        </div>
      ),
    },
    { key: "advice", title: t("col.advice"), width: 96, cell: (c) => <Advised of={c} /> },
    { key: "act", title: t("col.act"), width: 158, pin: true, cell: (c) => <CaseSteps of={c} size="small" show={2} /> },
  ];
}

function useFilters(): Filter[] {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useChoices();
  const named = (of: { code: string; label_zh: string; label_en: string }[] = []) =>
    of.map((c) => ({ value: c.code, label: both(c) }));
  return [
    { kind: "text", name: "number", label: t("filter.number"), width: 160 },
    { kind: "text", name: "order_no", label: t("filter.order_no"), width: 160 },
    { kind: "text", name: "waybill", label: t("filter.waybill"), width: 150 },
    { kind: "choice", name: "kind", label: t("filter.kind"), options: named(data?.kinds), width: 130 },
    { kind: "choice", name: "reason", label: t("filter.reason"), options: named(data?.reasons), width: 130 },
    {
      kind: "choice",
      name: "tab",
      label: t("filter.state"),
      options: RARE.map((value) => ({ value, label: t(`tab.${value}`) })),
      width: 130,
    },
    { kind: "days", name: "applied", label: t("filter.applied") },
  ];
}

function Figures() {
  const t = useWords("after_sales");
  const { data } = useAsk<Answer<Row>>("/api/after_sales/", { tab: "awaiting_merchant", limit: 1 });
  const n = (key: string) => data?.counts?.[key] ?? 0;
  const tile = (key: string, tone: "plain" | "warn" | "danger" = "plain") => ({
    label: t(`tile.${key}`),
    value: data ? n(key) : "–",
    tone: n(key) > 0 ? tone : ("plain" as const),
    to: "/after_sales",
    search: { tab: key },
  });
  return (
    <Tiles
      of={[
        tile("awaiting_merchant"),
        tile("urgent", "danger"),
        tile("intervention", "danger"),
        tile("awaiting_merchant_receipt", "warn"),
        tile("awaiting_merchant_ship", "warn"),
        tile("refunding"),
      ]}
    />
  );
}

function useShelf(): ["guide" | null, (open: boolean) => void] {
  const [search, change] = useSearch();
  return [search.guide ? "guide" : null, (open) => change({ guide: open ? "1" : undefined })];
}

export default function AfterSales() {
  const t = useWords("after_sales");
  const words = useWords();
  const go = useGo();
  const me = useMe();
  const may = sees(me, "after_sales.handle");
  const mayExport = sees(me, "after_sales.export");
  const [search, change] = useSearch();
  const tab = search.tab ?? FIRST;
  const [exporting, setExporting] = useState(false);
  const [guide, showGuide] = useShelf();
  const [bulk, setBulk] = useState<{ deed: Deed; rows: Row[]; clear: () => void } | null>(null);
  const register = () => change({ register: "new" });
  const columns = useColumns();
  const filters = useFilters();
  useActions([
    {
      name: "after_sales.register",
      words: { zh: "登记售后", en: "Register a case" },
      visible: () => may,
      perform: register,
    },
    {
      name: "after_sales.guide",
      words: { zh: "突发情况指引", en: "Guidance for emergencies" },
      perform: () => showGuide(true),
    },
    {
      name: "after_sales.urgent",
      words: { zh: "看 2 小时内超时的售后", en: "Cases due within 2 hours" },
      perform: () => change({ tab: "urgent", cursor: undefined }),
    },
    {
      name: "after_sales.export",
      words: { zh: "导出售后单", en: "Export cases" },
      visible: () => mayExport,
      perform: () => setExporting(true),
    },
  ]);
  const bar = (rows: Row[], clear: () => void) =>
    (["agree", "refuse", "remark"] as const).map((deed) => (
      <Button
        key={deed}
        size="small"
        theme={deed === "agree" ? "solid" : "light"}
        onClick={() => setBulk({ deed, rows, clear })}
      >
        {t(`bulk.${deed}`)}
      </Button>
    ));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      acts={
        <>
          <Button icon={<IconBookStroked />} onClick={() => showGuide(true)}>
            {t("guide.title")}
          </Button>
          <Button onClick={() => go("/after_sales/points")}>{t("points.title")}</Button>
          {mayExport && (
            <Button icon={<IconExport />} onClick={() => setExporting(true)}>
              {words("export.open")}
            </Button>
          )}
          {may && sees(me, "orders.import") && <Button onClick={() => go("/orders/import")}>{t("import.open")}</Button>}
          {may && (
            <Button theme="solid" icon={<IconPlus />} onClick={register}>
              {t("register.open")}
            </Button>
          )}
        </>
      }
    >
      <Figures />
      <DataTable<Row>
        path="/api/after_sales/"
        label={t("title")}
        columns={columns}
        filters={filters}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
        tabName="tab"
        open={(c) => go(`/after_sales/${c.id}`)}
        empty={<Nothing title={t("none")} text={t("none_text")} />}
        module="after_sales"
        {...(may ? { bulk: bar } : {})}
      />
      {bulk && <BulkDialog {...bulk} close={() => setBulk(null)} />}
      {exporting && (
        <ExportDialog
          path="/api/after_sales/exports"
          title={t("export.title")}
          tab={tab}
          tabLabel={t(`tab.${tab}`)}
          filters={filters}
          module="after_sales"
          close={() => setExporting(false)}
        />
      )}
      <GuideDrawer open={guide !== null} close={() => showGuide(false)} />
      {search.register && (
        <RegisterDialog
          order_no={search.register === "new" ? "" : search.register}
          close={() => change({ register: undefined })}
        />
      )}
    </Page>
  );
}
