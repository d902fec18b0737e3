import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTick } from "@/kernel/clock";
import { useActions } from "@/kernel/keys/use";
import { sees, useMe } from "@/kernel/session";
import { HOUR } from "@/kernel/time";
import { ExportDialog } from "@/kernel/ui/export";
import { IconExport, IconHistogram } from "@/kernel/ui/icons";
import { Go, useGo, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "../../desk/choices";
import { useFilters } from "../../desk/filters";
import { Left, LevelTag, ReviewTag, Status, Urges, useTier } from "../../desk/pieces";
import type { Row } from "../../desk/types";
import { LIST } from "../calls";
import "../../desk/service-requests.css";

const TABS = ["all", "pending", "awaiting_buyer", "platform_review", "closed"];

function Head({ of }: { of: Row }) {
  const t = useWords("service_requests");
  const tier = useTier(of);
  return (
    <div className="sr-head">
      <span
        className={`sr-tier sr-tier-${of.status === "pending" ? tier : "none"}`}
        title={of.status === "pending" ? t(`tier.${tier}`) : ""}
      />
      <div className="stack-s">
        <Go to={`/service_requests/${of.id}`} className="link num">
          {of.number}
        </Go>
        <span className="sub">
          <User>{of.buyer_name || "—"}</User>
        </span>
        {of.cycle > 1 && <Tag tone="red">{t("cycle", { n: of.cycle })}</Tag>}
      </div>
    </div>
  );
}

/** What the state asks of the shop, by the words of each tab. */
function Acts({ of, may }: { of: Row; may: boolean }) {
  const t = useWords("service_requests");
  const go = useGo();
  const main = of.status === "pending" && may;
  const name = main ? "handle" : of.status === "awaiting_buyer" && may ? "remind" : "see";
  return (
    <div className="acts">
      <Button
        size="small"
        theme={main ? "solid" : "light"}
        type={main ? "primary" : "tertiary"}
        onClick={() => go(`/service_requests/${of.id}`, name === "see" ? {} : { do: name })}
      >
        {t(`act.${name}`)}
      </Button>
      <Go to={`/orders/${of.order_id}`} className="link nowrap">
        {t("act.order")}
      </Go>
    </div>
  );
}

function useColumns(may: boolean): Column<Row>[] {
  const t = useWords("service_requests");
  const { type } = useNames();
  return [
    { key: "number", title: t("col.number"), width: 190, cell: (r) => <Head of={r} /> },
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
            <User>{r.order_no}</User> · <When at={r.created_at} style="short" />
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
        </div>
      ),
    },
    { key: "left", title: t("col.left"), width: 212, cell: (r) => <Left of={r} /> },
    { key: "act", title: t("col.act"), width: 168, pin: true, cell: (r) => <Acts of={r} may={may} /> },
  ];
}

/** At nine and at nine in the evening clocks go on and stand: the list is asked again then. */
function useHourly(): void {
  const queries = useQueryClient();
  const hour = useTick((now) => Math.floor(now / HOUR));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hour is the reason
  useEffect(() => void queries.invalidateQueries({ queryKey: ["service_requests"] }), [hour, queries]);
}

function useListActions(may: boolean, show: () => void) {
  const [, change] = useSearch();
  const go = useGo();
  const tab = (key: string) => change({ tab: key === "all" ? undefined : key, cursor: undefined });
  useActions([
    {
      name: "service_requests.pending",
      words: { zh: "看待处理的服务单", en: "Requests that wait for the shop" },
      perform: () => tab("pending"),
    },
    {
      name: "service_requests.awaiting_buyer",
      words: { zh: "看用户确认中的服务单", en: "Requests that wait for the buyer" },
      perform: () => tab("awaiting_buyer"),
    },
    {
      name: "service_requests.figures",
      words: { zh: "服务请求数据监控", en: "Figures of service requests" },
      perform: () => go("/service_requests/figures"),
    },
    {
      name: "service_requests.export",
      words: { zh: "导出服务单", en: "Export requests" },
      visible: () => may,
      perform: show,
    },
  ]);
}

export default function ServiceRequests() {
  const t = useWords("service_requests");
  const go = useGo();
  const me = useMe();
  const words = useWords();
  const [search] = useSearch();
  const tab = search.tab ?? "all";
  const [exporting, setExporting] = useState(false);
  const mayExport = sees(me, "service_requests.export");
  const columns = useColumns(sees(me, "service_requests.handle"));
  const filters = useFilters();
  useHourly();
  useListActions(mayExport, () => setExporting(true));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      acts={
        <>
          <Button icon={<IconHistogram />} onClick={() => go("/service_requests/figures")}>
            {t("figures.title")}
          </Button>
          {mayExport && (
            <Button icon={<IconExport />} onClick={() => setExporting(true)}>
              {words("export.open")}
            </Button>
          )}
        </>
      }
    >
      <DataTable<Row>
        path={LIST}
        label={t("title")}
        columns={columns}
        filters={filters}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
        tabName="tab"
        open={(r) => go(`/service_requests/${r.id}`)}
        empty={<Nothing title={t("none")} text={t("none_text")} />}
        module="service_requests"
      />
      {exporting && (
        <ExportDialog
          path="/api/service_requests/exports"
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
