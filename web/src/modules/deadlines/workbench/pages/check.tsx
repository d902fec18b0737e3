import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { ClockExplain } from "@/kernel/ui/clocks";
import { Go, useParam } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Steps } from "@/kernel/ui/steps";
import { type Column, Table } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { BASE, type CheckPage, type Mark, type Parcel, useCarrier, useCheck } from "../calls";
import "../deadlines.css";

const TONES = { handled: "green", known: "blue" } as const;

function Decided({ mark, faint = false }: { mark: Mark; faint?: boolean }) {
  const t = useWords("deadlines");
  return (
    <span className="stack-s">
      <span className="row">
        <Tag tone={faint ? "neutral" : TONES[mark.mark]}>{t(`checks.${mark.mark}`)}</Tag>
        <span className="sub">
          <User>{mark.who_name}</User> <When at={mark.at} style="short" />
        </span>
      </span>
      {mark.note && (
        <span className="sub">
          <User>{mark.note}</User>
        </span>
      )}
    </span>
  );
}

function useColumns(): Column<Parcel>[] {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const both = useBoth();
  const carrier = useCarrier();
  return [
    {
      key: "parcel",
      title: t("checks.parcel"),
      width: 190,
      cell: (p) => (
        <>
          <Go to={`/orders/${p.order_id}`} className="link num">
            {p.waybill}
          </Go>
          <div className="sub">{both(carrier(p.carrier))}</div>
        </>
      ),
    },
    {
      key: "trouble",
      title: t("checks.trouble"),
      width: 170,
      cell: (p) => <Tag tone="red">{zh ? p.trouble_zh : p.trouble_en}</Tag>,
    },
    { key: "shipped", title: t("checks.shipped"), width: 130, cell: (p) => <When at={p.shipped_at} style="short" /> },
    {
      key: "last",
      title: t("checks.last"),
      cell: (p) => (
        <span className="stack-s">
          <User>{p.last_text || "—"}</User>
          <When at={p.last_at} style="short" />
        </span>
      ),
    },
    {
      key: "mark",
      title: t("checks.mark"),
      width: 230,
      cell: (p) => {
        if (p.mark) return <Decided mark={p.mark} />;
        if (!p.before) return <Tag tone="amber">{t("checks.unseen")}</Tag>;
        return (
          <span className="stack-s">
            <Tag tone="amber">{t("checks.unseen")}</Tag>
            <span className="sub">{t("checks.before")}</span>
            <Decided mark={p.before} faint />
          </span>
        );
      },
    },
  ];
}

/** The chosen ones, or all that nobody has looked at yet. */
function Marking({ of, chosen, done }: { of: CheckPage; chosen: string[]; done: () => void }) {
  const t = useWords("deadlines");
  const [note, setNote] = useState("");
  const [error, setError] = useState<unknown>(null);
  const mark = async (mark: Mark["mark"]) => {
    setError(null);
    try {
      await call("POST", `${BASE}/checks/${of.id}/mark`, { parcels: chosen.slice(0, 100), mark, note });
      setNote("");
      done();
    } catch (problem) {
      setError(problem);
    }
  };
  const none = chosen.length === 0;
  return (
    <div className="bulk">
      <span className="num">{t("checks.chosen", { n: chosen.length })}</span>
      <Input
        aria-label={t("checks.note")}
        placeholder={t("checks.note")}
        value={note}
        onChange={setNote}
        maxLength={200}
        style={{ width: 260 }}
      />
      <Button theme="solid" disabled={none} onClick={() => void mark("handled")}>
        {t("checks.handled")}
      </Button>
      <Button disabled={none} onClick={() => void mark("known")}>
        {t("checks.known")}
      </Button>
      <ErrorNote error={error} module="deadlines" />
    </div>
  );
}

function Open({ of }: { of: CheckPage }) {
  const t = useWords("deadlines");
  const queries = useQueryClient();
  const columns = useColumns();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const again = async () => {
    setChosen(new Set());
    await queries.invalidateQueries({ queryKey: ["deadlines"] });
  };
  if (of.parcels.length === 0) return <Nothing title={t("checks.calm")} text={t("checks.calm_text")} />;
  return (
    <>
      <Marking of={of} chosen={[...chosen]} done={() => void again()} />
      <Table
        label={t("checks.parcels")}
        columns={columns}
        rows={of.parcels}
        rowKey={(p) => p.id}
        selection={{ chosen, change: setChosen }}
      />
    </>
  );
}

function Over({ of }: { of: CheckPage }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const columns: Column<Mark>[] = [
    { key: "parcel", title: t("checks.parcel"), width: 200, cell: (m) => <span className="num">{m.waybill}</span> },
    { key: "trouble", title: t("checks.trouble"), width: 200, cell: (m) => (zh ? m.trouble_zh : m.trouble_en) },
    { key: "mark", title: t("checks.mark"), cell: (m) => <Decided mark={m} /> },
  ];
  if (of.marked.length === 0) return <Nothing title={t("checks.calm")} />;
  return <Table label={t("checks.parcels")} columns={columns} rows={of.marked} rowKey={(m) => m.waybill} />;
}

export default function Check() {
  const t = useWords("deadlines");
  const both = useBoth();
  const { data, error, refetch } = useCheck(useParam("id"));
  const { zh } = useLanguage();
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="deadlines" />;
  if (!data) return <Waiting rows={8} />;
  const { check, clocks = [] } = data;
  const clock = clocks[0];
  return (
    <Page
      title={`${both(check)} ${check.day}`}
      lead={
        <span className="row">
          {check.shift && (
            <b>
              <User>{check.shift}</User>
            </b>
          )}
          <Tag tone={check.status === "done" ? "green" : check.late ? "solid-red" : "amber"}>
            {zh ? check.status_zh : check.status_en}
          </Tag>
          {check.late && t("checks.missed_at")}
          {check.late && <When at={check.missed_at} />}
          {clock && <ClockExplain of={clock} bar />}
        </span>
      }
      back={{ to: "/deadlines/checks", label: t("checks.title") }}
      acts={
        <Steps
          of={data}
          module="deadlines"
          perform={(_, key) => call("POST", `${BASE}/checks/${data.id}/check`, { version: data.version }, { key })}
          done={() => void refetch()}
        />
      }
    >
      <Sheet
        title={t("checks.parcels")}
        acts={check.status === "open" && <span className="sub">{t("checks.unseen_n", { n: data.unseen })}</span>}
      >
        {check.status === "open" ? <Open of={data} /> : <Over of={data} />}
      </Sheet>
      <Sheet title={t("checks.history")}>
        <ol className="dl-lines">
          {data.history.map((e) => (
            <li key={`${e.at} ${e.step}`} className="row">
              <When at={e.at} style="second" />
              <span>{both(e)}</span>
              <span className="sub">
                <User>{e.name}</User>
              </span>
            </li>
          ))}
        </ol>
      </Sheet>
    </Page>
  );
}
