import { Countdown } from "@/kernel/ui/clocks";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { BASE, type Check } from "../calls";
import { Screens } from "../parts/nav";
import { RoundName } from "../parts/round";
import "../deadlines.css";

const TONES: Record<Check["status"], Tone> = { open: "amber", done: "green", missed: "solid-red" };

function State({ of }: { of: Check }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  return (
    <span className="row">
      <Tag tone={TONES[of.status]}>{zh ? of.status_zh : of.status_en}</Tag>
      {of.late && of.status === "done" && <Tag tone="red">{t("checks.made_up")}</Tag>}
      {of.late && of.status === "open" && <Tag tone="solid-red">{t("checks.missed")}</Tag>}
    </span>
  );
}

export default function Checks() {
  const t = useWords("deadlines");
  const go = useGo();
  const columns: Column<Check>[] = [
    { key: "day", title: t("close.day"), width: 116, cell: (c) => <span className="num nowrap">{c.day}</span> },
    { key: "round", title: t("checks.round"), width: 180, cell: (c) => <RoundName of={c} /> },
    {
      key: "hours",
      title: t("checks.hours"),
      width: 130,
      cell: (c) => (
        <span className="nowrap">
          <When at={c.opens_at} style="time" /> – <When at={c.closes_at} style="time" />
        </span>
      ),
    },
    { key: "state", title: t("checks.state"), width: 170, cell: (c) => <State of={c} /> },
    {
      key: "found",
      title: t("checks.found"),
      width: 90,
      align: "right",
      cell: (c) => <span className="num">{c.status === "done" ? c.found : "—"}</span>,
    },
    { key: "who", title: t("checks.who"), cell: (c) => <User>{c.who_name || "—"}</User> },
    {
      key: "at",
      title: t("checks.at"),
      width: 150,
      cell: (c) =>
        c.status === "open" && !c.late ? <Countdown due={c.closes_at} start={c.opens_at} /> : <When at={c.done_at} />,
    },
    {
      key: "act",
      title: "",
      width: 90,
      pin: true,
      cell: (c) => <Go to={`/deadlines/${c.id}`}>{t(c.status === "open" ? "checks.go" : "checks.look")}</Go>,
    },
  ];
  return (
    <Page title={t("checks.title")} lead={t("checks.lead")} acts={<Screens />}>
      <DataTable<Check>
        path={`${BASE}/checks`}
        label={t("checks.title")}
        columns={columns}
        tabs={[
          { key: "", label: t("all") },
          { key: "open", label: t("checks.open") },
          { key: "missed", label: t("checks.missed") },
          { key: "done", label: t("checks.done") },
        ]}
        limit={30}
        open={(c) => go(`/deadlines/${c.id}`)}
        empty={<Nothing title={t("checks.none")} text={t("checks.none_text")} />}
        module="deadlines"
      />
    </Page>
  );
}
