import { useState } from "react";
import { useTick } from "@/kernel/clock";
import { useActions } from "@/kernel/keys/use";
import { sees, useMe } from "@/kernel/session";
import { MINUTE } from "@/kernel/time";
import { ExportDialog } from "@/kernel/ui/export";
import { IconExport, IconPlus } from "@/kernel/ui/icons";
import { Go, useGo, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "../../desk/choices";
import { Left, LevelTag, ReviewTag, Status, Urges } from "../../desk/pieces";
import { type DeskRow, LIST } from "../calls";
import { TABS, useDeskFilters } from "../filters";
import { Outgoing } from "../parts/outgoing";
import { Ways } from "../parts/ways";
import "../../desk/service-requests.css";

/** How long it has lain with the platform, by the minute. */
function Waits({ of }: { of: DeskRow }) {
  const t = useWords("service_requests");
  const minutes = useTick((now) => Math.max(0, Math.floor((now - Date.parse(of.entered_at)) / MINUTE)));
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const key = minutes === 0 ? "just_now" : h === 0 ? "waits_minutes" : h < 24 ? "waits_hours" : "waits_days";
  return (
    <span className="stack-s">
      <span className="num">{t(`desk.${key}`, h < 24 ? { h, m } : { d: Math.floor(h / 24), h: h % 24 })}</span>
      <span className="sub">
        {t("desk.since")} <When at={of.entered_at} style="short" />
      </span>
    </span>
  );
}

function useColumns(): Column<DeskRow>[] {
  const t = useWords("service_requests");
  const { type } = useNames();
  const go = useGo();
  return [
    {
      key: "number",
      title: t("col.number"),
      width: 180,
      cell: (r) => (
        <div className="stack-s">
          <Go to={`/service_requests/${r.id}`} className="link num">
            {r.number}
          </Go>
          <span className="sub ell">
            <User>{r.shop_name}</User>
          </span>
          {r.cycle > 1 && <Tag tone="red">{t("cycle", { n: r.cycle })}</Tag>}
        </div>
      ),
    },
    {
      key: "type",
      title: t("col.type"),
      width: 130,
      cell: (r) => (
        <div className="stack-s">
          <b>{type(r.type)}</b>
          <LevelTag of={r} />
        </div>
      ),
    },
    {
      key: "demand",
      title: t("col.demand"),
      cell: (r) => (
        <div className="stack-s sr-demand">
          <span className="ell2" title={r.demand}>
            <User>{r.demand}</User>
          </span>
          <span className="sub num">
            <User>
              {r.buyer_name} · {r.order_no}
            </User>{" "}
            · <When at={r.created_at} style="short" />
          </span>
        </div>
      ),
    },
    {
      key: "status",
      title: t("col.status"),
      width: 140,
      cell: (r) => (
        <div className="stack-s">
          <Status of={r} />
          <ReviewTag of={r} />
          <Urges of={r} />
          {r.late && r.review !== "timeout" && <Tag tone="solid-red">{t("clock.missed")}</Tag>}
        </div>
      ),
    },
    {
      key: "left",
      title: t("desk.clock"),
      width: 200,
      cell: (r) => (r.status === "platform_review" ? <Waits of={r} /> : <Left of={{ ...r, late: false }} />),
    },
    {
      key: "act",
      title: t("col.act"),
      width: 110,
      pin: true,
      cell: (r) => (
        <Button
          size="small"
          theme={r.status === "platform_review" ? "solid" : "light"}
          type={r.status === "platform_review" ? "primary" : "tertiary"}
          onClick={() => go(`/service_requests/${r.id}`)}
        >
          {t(r.status === "platform_review" ? "desk.review" : "act.see")}
        </Button>
      ),
    },
  ];
}

export default function Queue() {
  const t = useWords("service_requests");
  const words = useWords();
  const go = useGo();
  const columns = useColumns();
  const filters = useDeskFilters();
  const [search] = useSearch();
  const tab = search.tab ?? "platform_review";
  const [exporting, setExporting] = useState(false);
  const mayExport = sees(useMe(), "service_requests.export");
  useActions([
    {
      name: "service_requests.new",
      words: { zh: "发起服务单", en: "New service request" },
      keys: ["KeyN"],
      perform: () => go("/service_requests/new"),
    },
    {
      name: "service_requests.export",
      words: { zh: "导出服务单", en: "Export requests" },
      visible: () => mayExport,
      perform: () => setExporting(true),
    },
  ]);
  return (
    <Page
      title={t("desk.title")}
      lead={t("desk.lead")}
      acts={
        <>
          {mayExport && (
            <Button icon={<IconExport />} onClick={() => setExporting(true)}>
              {words("export.open")}
            </Button>
          )}
          <Button theme="solid" icon={<IconPlus />} onClick={() => go("/service_requests/new")}>
            {t("create.open")}
          </Button>
        </>
      }
    >
      <Ways />
      <Outgoing />
      <DataTable<DeskRow>
        path={LIST}
        label={t("desk.title")}
        columns={columns}
        filters={filters}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
        tabName="tab"
        open={(r) => go(`/service_requests/${r.id}`)}
        empty={<Nothing title={t("desk.none")} text={t("desk.none_text")} />}
        module="service_requests"
      />
      {exporting && (
        <ExportDialog
          path={`${LIST}exports`}
          title={t("export.title")}
          tab={tab}
          tabLabel={t(`tab.${tab}`)}
          filters={filters}
          module="service_requests"
          close={() => setExporting(false)}
        />
      )}
    </Page>
  );
}
