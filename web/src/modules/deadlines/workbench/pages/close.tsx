import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { sees, useMe } from "@/kernel/session";
import { ClockExplain, Countdown } from "@/kernel/ui/clocks";
import { Field } from "@/kernel/ui/field";
import { IconTick } from "@/kernel/ui/icons";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page, Sheet, Tiles } from "@/kernel/ui/page";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting as Loading, Nothing } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useLanguage, useWords } from "@/kernel/words/words";
import {
  BASE,
  type Check,
  type Closed,
  type Day,
  explained,
  type Held,
  type Link,
  pageOf,
  useDay,
  type WallClock,
} from "../calls";
import { Screens } from "../parts/nav";
import { Waiting, Write } from "../parts/notes";
import { RoundName } from "../parts/round";
import { Module } from "../parts/rows";
import "../deadlines.css";

function Clocks({ of }: { of: WallClock[] }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const go = useGo();
  const columns: Column<WallClock>[] = [
    {
      key: "thing",
      title: t("thing"),
      cell: (c) => (
        <>
          <Module of={c} /> <User>{c.title}</User>
          <div className="sub">{zh ? c.step_zh : c.step_en}</div>
        </>
      ),
    },
    {
      key: "left",
      title: t("left"),
      width: 180,
      cell: (c) => (c.late ? <Countdown due={c.due} /> : <ClockExplain of={explained(c)} bar />),
    },
    {
      key: "stake",
      title: t("stake"),
      width: 100,
      align: "right",
      cell: (c) => (c.stake_fen === null ? <span className="sub">—</span> : <Money fen={c.stake_fen} />),
    },
    { key: "act", title: "", width: 90, pin: true, cell: (c) => <Go to={pageOf(c)}>{t("act")}</Go> },
  ];
  return (
    <Table label={t("close.clocks")} columns={columns} rows={of} rowKey={(c) => c.id} open={(c) => go(pageOf(c))} />
  );
}

function Talks({ of }: { of: Held[] }) {
  const t = useWords("deadlines");
  return (
    <ul className="dl-lines">
      {of.map((c) => (
        <li key={c.id} className="row">
          <b>
            <User>{c.buyer_name}</User>
          </b>
          <span className="sub ell grow">
            <User>{c.last_text}</User>
          </span>
          {c.reply_by ? (
            <Countdown due={c.reply_by} />
          ) : (
            <Tag>{t(c.waiting_since ? "close.waits" : "close.answered")}</Tag>
          )}
          <Go to={`/conversations/${c.id}`}>{t("act")}</Go>
        </li>
      ))}
    </ul>
  );
}

function Checks({ of }: { of: Check[] }) {
  const t = useWords("deadlines");
  return (
    <ul className="dl-lines">
      {of.map((c) => (
        <li key={c.id} className="row">
          <b>
            <RoundName of={c} />
          </b>
          <span className="sub grow num">{c.day}</span>
          {c.late ? (
            <Tag tone="solid-red">{t("checks.missed")}</Tag>
          ) : (
            <Countdown due={c.closes_at} start={c.opens_at} />
          )}
          <Go to={`/deadlines/${c.id}`}>{t("checks.go")}</Go>
        </li>
      ))}
    </ul>
  );
}

function Close({ day }: { day: Day }) {
  const t = useWords("deadlines");
  const [note, setNote] = useState("");
  const close = useDeed<{ note: string }, Closed>({
    path: `${BASE}/close`,
    done: () => {
      setNote("");
      toast("done", t("close.done"));
    },
  });
  return (
    <Sheet title={t("close.today", { day: day.day })}>
      {day.closed && (
        <p className="dl-closed">
          <IconTick aria-hidden="true" /> {t("close.closed_at")} <When at={day.closed.at} style="time" /> ·{" "}
          {t("close.left_open", { n: day.closed.open })}
        </p>
      )}
      <form
        className="form"
        onSubmit={(e) => {
          e.preventDefault();
          close.mutate({ note });
        }}
      >
        <Field
          label={t(day.open > 0 ? "close.note_needed" : "close.note")}
          hint={t("close.note_hint")}
          required={day.open > 0}
        >
          {(wired) => <TextArea {...wired} rows={2} maxCount={1000} value={note} onChange={setNote} />}
        </Field>
        <ErrorNote error={close.error} module="deadlines" />
        <Button htmlType="submit" theme="solid" aria-busy={close.isPending}>
          {day.open > 0 ? t("close.close_with", { n: day.open }) : t("close.close")}
        </Button>
      </form>
    </Sheet>
  );
}

function Kept() {
  const t = useWords("deadlines");
  const me = useMe();
  const n = (key: string, title: string, value: (c: Closed) => number): Column<Closed> => ({
    key,
    title,
    width: 88,
    align: "right",
    cell: (c) => <span className="num">{value(c)}</span>,
  });
  const columns: Column<Closed>[] = [
    { key: "day", title: t("close.day"), width: 116, cell: (c) => <span className="num nowrap">{c.day}</span> },
    { key: "who", title: t("close.who"), width: 120, cell: (c) => <User>{c.who_name}</User> },
    { key: "at", title: t("close.at"), width: 90, cell: (c) => <When at={c.at} style="time" /> },
    n("open", t("close.open"), (c) => c.open),
    n("late", t("close.late"), (c) => c.late),
    n("talks", t("close.talks"), (c) => c.conversations),
    { key: "note", title: t("close.words"), cell: (c) => <User>{c.note || "—"}</User> },
  ];
  return (
    <section>
      <h2 className="dl-h2">{t(sees(me, "deadlines.manage") ? "close.everybody" : "close.mine")}</h2>
      <DataTable<Closed>
        path={`${BASE}/closes`}
        label={t("close.everybody")}
        columns={columns}
        limit={20}
        empty={<Nothing title={t("close.none")} />}
        module="deadlines"
      />
    </section>
  );
}

function Tally({ day }: { day: Day }) {
  const t = useWords("deadlines");
  const late = day.clocks.filter((c) => c.late).length;
  return (
    <Tiles
      of={[
        { label: t("close.open"), value: day.open, tone: day.open > 0 ? "warn" : "ok", hint: t("close.open_hint") },
        { label: t("close.late"), value: late, tone: late > 0 ? "danger" : "plain" },
        { label: t("close.due"), value: day.clocks.length - late },
        { label: t("close.talks"), value: day.conversations.length },
        { label: t("close.stake"), value: <Money fen={day.stake_fen} /> },
      ]}
    />
  );
}

const linksOf = (day: Day): Link[] => day.clocks.map(({ module, thing, title }) => ({ module, thing, title }));

function Open({ day }: { day: Day }) {
  const t = useWords("deadlines");
  return (
    <div className="stack">
      <Waiting notes={day.notes} />
      {day.open === 0 && (
        <Sheet>
          <Nothing title={t("close.nothing")} text={t("close.nothing_text")} />
        </Sheet>
      )}
      {day.checks.length > 0 && (
        <Sheet title={`${t("checks.title")} ${day.checks.length}`}>
          <Checks of={day.checks} />
        </Sheet>
      )}
      {day.clocks.length > 0 && (
        <Sheet title={`${t("close.clocks")} ${day.clocks.length}`}>
          <Clocks of={day.clocks} />
        </Sheet>
      )}
      {day.conversations.length > 0 && (
        <Sheet title={`${t("close.talks")} ${day.conversations.length}`}>
          <Talks of={day.conversations} />
        </Sheet>
      )}
    </div>
  );
}

export default function DailyClose() {
  const t = useWords("deadlines");
  const { data, error, refetch } = useDay();
  return (
    <Page title={t("close.title")} lead={t("close.lead")} acts={<Screens />}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="deadlines" />}
      {!data && !error && <Loading rows={8} />}
      {data && (
        <>
          <Tally day={data} />
          <div className="split">
            <Open day={data} />
            <div className="stack">
              <Close day={data} />
              <Write things={linksOf(data)} written={data.written} />
            </div>
          </div>
          <Kept />
        </>
      )}
    </Page>
  );
}
