import { useAsk } from "@/kernel/ask";
import { serverNow } from "@/kernel/clock";
import { yuan } from "@/kernel/money";
import { span } from "@/kernel/time";
import { Chart } from "@/kernel/ui/chart";
import { Go, useGo, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page, Sheet, Tiles } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { TabBar } from "@/kernel/ui/tabs";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { BASE, type Book, type Loss, pageOf, type Sums } from "../calls";
import { last, type Range, SPANS, spanOf } from "../model/range";
import { Screens } from "../parts/nav";
import { Module } from "../parts/rows";
import "../deadlines.css";

type Change = (next: Record<string, string | undefined>) => void;

function Period({ range, change }: { range: Range; change: Change }) {
  const t = useWords("deadlines");
  const now = serverNow();
  const day = (name: "since" | "until") => (
    <input
      type="date"
      aria-label={t(`losses.${name}`)}
      value={range[name]}
      max={last(1, now).until}
      onChange={(e) => e.target.value && change({ [name]: e.target.value, cursor: undefined })}
    />
  );
  return (
    <div className="dl-bar">
      <TabBar
        label={t("losses.period")}
        at={spanOf(range, now)}
        items={SPANS.map((n) => ({ key: String(n), label: t("losses.last", { n }) }))}
        pick={(key) => change({ ...last(Number(key), now), cursor: undefined })}
      />
      <span className="days">
        {day("since")} <span aria-hidden="true">~</span> {day("until")}
      </span>
    </div>
  );
}

function Total({ of }: { of: Sums }) {
  const t = useWords("deadlines");
  return (
    <Tiles
      of={[
        { label: t("losses.lost"), value: <Money fen={of.missed_fen} />, tone: of.missed_fen > 0 ? "danger" : "plain" },
        { label: t("losses.missed"), value: of.missed, hint: t("losses.missed_hint") },
        { label: t("losses.rescued"), value: <Money fen={of.saved_fen} />, tone: of.saved_fen > 0 ? "ok" : "plain" },
        { label: t("losses.saved"), value: of.saved, hint: t("losses.saved_hint") },
      ]}
    />
  );
}

type Line = { key: string; name: string; user: boolean; sums: Sums };

function Sum({ title, lines, at, pick }: { title: string; lines: Line[]; at: string; pick: (key: string) => void }) {
  const t = useWords("deadlines");
  const fen = (key: "missed_fen" | "saved_fen", label: string): Column<Line> => ({
    key,
    title: label,
    align: "right",
    width: 110,
    cell: (l) => <Money fen={l.sums[key]} strong={l.sums[key] > 0} />,
  });
  const n = (key: "missed" | "saved", label: string): Column<Line> => ({
    key,
    title: label,
    align: "right",
    width: 70,
    cell: (l) => <span className="num">{l.sums[key]}</span>,
  });
  const columns: Column<Line>[] = [
    {
      key: "name",
      title,
      cell: (l) => (
        <button
          type="button"
          className="link"
          aria-pressed={l.key === at}
          onClick={() => pick(l.key === at ? "" : l.key)}
        >
          {l.user ? <User>{l.name}</User> : l.name}
        </button>
      ),
    },
    n("missed", t("losses.missed")),
    fen("missed_fen", t("losses.lost")),
    n("saved", t("losses.saved")),
    fen("saved_fen", t("losses.rescued")),
  ];
  return (
    <Sheet title={title}>
      <Table label={title} columns={columns} rows={lines} rowKey={(l) => l.key || "-"} selected={at} />
    </Sheet>
  );
}

function How({ of }: { of: Loss }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  if (!of.missed) return <Tag tone="green">{t("losses.spare", { t: span(of.seconds * 1000, zh) })}</Tag>;
  return (
    <span className="row">
      <Tag tone="red">{t("losses.was_missed")}</Tag>
      {of.still_open && <Tag tone="amber">{t("losses.still_open")}</Tag>}
    </span>
  );
}

function Clocks({ range }: { range: Range }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const go = useGo();
  const [search, change] = useSearch();
  const columns: Column<Loss>[] = [
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
    { key: "how", title: t("losses.how"), width: 190, cell: (c) => <How of={c} /> },
    {
      key: "fen",
      title: t("losses.yuan"),
      width: 110,
      align: "right",
      cell: (c) => (
        <span className={c.missed ? "dl-lost" : "dl-saved"}>
          <Money fen={c.fen} strong />
        </span>
      ),
    },
    { key: "due", title: t("losses.due"), width: 150, cell: (c) => <When at={c.due} /> },
    { key: "ended", title: t("losses.ended"), width: 170, cell: (c) => <When at={c.ended} style="second" /> },
    {
      key: "who",
      title: t("losses.person"),
      width: 120,
      cell: (c) => (c.person_name ? <User>{c.person_name}</User> : t(c.person ? "losses.connector" : "nobody")),
    },
    { key: "edition", title: t("losses.edition"), width: 200, cell: (c) => <span className="sub">{c.edition}</span> },
    { key: "act", title: "", width: 80, pin: true, cell: (c) => <Go to={pageOf(c)}>{t("losses.look")}</Go> },
  ];
  const fixed = { ...range, person: search.person, module: search.module };
  const narrowed = Boolean(search.person || search.module);
  return (
    <>
      <h2 className="dl-h2">
        {t("losses.clocks")}{" "}
        {narrowed && (
          <Button
            size="small"
            theme="borderless"
            onClick={() => change({ person: undefined, module: undefined, cursor: undefined })}
          >
            {t("clear")}
          </Button>
        )}
      </h2>
      <DataTable<Loss>
        path={`${BASE}/losses/clocks`}
        fixed={fixed}
        label={t("losses.clocks")}
        columns={columns}
        tabName="kind"
        tabs={[
          { key: "", label: t("all") },
          { key: "missed", label: t("losses.missed") },
          { key: "saved", label: t("losses.rescued") },
        ]}
        limit={30}
        open={(c) => go(pageOf(c))}
        empty={<Nothing title={t("losses.none")} text={t("losses.none_text")} />}
        module="deadlines"
      />
    </>
  );
}

function Sheets({ book, search, change }: { book: Book; search: Record<string, string>; change: Change }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const people = book.people.map((p) => ({
    key: p.id || "-",
    name: p.name || t(p.id ? "losses.connector" : "nobody"),
    user: p.name !== "",
    sums: p.sums,
  }));
  const modules = book.modules.map((m) => ({
    key: m.module,
    name: zh ? m.label_zh : m.label_en,
    user: false,
    sums: m.sums,
  }));
  const yuans = (name: "missed_fen" | "saved_fen") => book.days.map((d) => d.sums[name] / 100);
  return (
    <>
      <Total of={book.total} />
      <Sheet title={t("losses.by_day")}>
        <Chart
          label={t("losses.by_day")}
          height={240}
          categories={book.days.map((d) => d.day.slice(5))}
          series={[
            { name: t("losses.lost"), values: yuans("missed_fen"), kind: "bar", tone: "danger" },
            { name: t("losses.rescued"), values: yuans("saved_fen"), kind: "bar", tone: "ok" },
          ]}
          format={(v) => yuan(Math.round(v * 100))}
        />
      </Sheet>
      {people.length > 0 && (
        <div className="dl-two">
          <Sum
            title={t("losses.by_person")}
            lines={people}
            at={search.person ?? ""}
            pick={(person) => change({ person, cursor: undefined })}
          />
          <Sum
            title={t("losses.by_module")}
            lines={modules}
            at={search.module ?? ""}
            pick={(module) => change({ module, cursor: undefined })}
          />
        </div>
      )}
    </>
  );
}

export default function Losses() {
  const t = useWords("deadlines");
  const [search, change] = useSearch();
  const usual = last(30, serverNow());
  const range: Range = { since: search.since ?? usual.since, until: search.until ?? usual.until };
  const { data, error, refetch } = useAsk<Book>(`${BASE}/losses`, range, { keep: true });
  return (
    <Page title={t("losses.title")} lead={t("losses.lead")} acts={<Screens />}>
      <section className="sheet dl-period">
        <Period range={range} change={change} />
      </section>
      {error && !data && <Failed error={error} again={() => void refetch()} module="deadlines" />}
      {!data && !error && <Waiting rows={6} />}
      {data && <Sheets book={data} search={search} change={change} />}
      {data && <Clocks range={range} />}
    </Page>
  );
}
