/** The figures of a period: tiles that open to the rows they count, and two charts. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { serverNow } from "@/kernel/clock";
import { DAY, dateText, isDay, span } from "@/kernel/time";
import { Chart } from "@/kernel/ui/chart";
import { Drawer } from "@/kernel/ui/dialog";
import { Go, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { useNames } from "./choices";
import { LevelTag, Status } from "./pieces";
import type { Figures, Rate, Row } from "./types";

const DAYS = [7, 30, 90];
const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** The period stands in the address as days; asked are instants, the last day whole. A link may say anything. */
function usePeriod() {
  const [search, change] = useSearch();
  const today = dateText(serverNow(), "day");
  const until = isDay(search.until) ? search.until : today;
  const since = isDay(search.since) ? search.since : dateText(midnight(today) - 6 * DAY, "day");
  const iso = (at: number) => new Date(at).toISOString();
  return {
    since,
    until,
    asked: { since: iso(midnight(since)), until: iso(midnight(until) + DAY) },
    change,
    last: (n: number) => change({ since: dateText(midnight(today) - (n - 1) * DAY, "day"), until: today }),
    isLast: (n: number) => until === today && since === dateText(midnight(today) - (n - 1) * DAY, "day"),
  };
}

function Period({ of }: { of: ReturnType<typeof usePeriod> }) {
  const t = useWords("service_requests");
  return (
    <div className="sr-period">
      {DAYS.map((n) => (
        <Button key={n} size="small" theme={of.isLast(n) ? "solid" : "light"} onClick={() => of.last(n)}>
          {t("figures.last", { n })}
        </Button>
      ))}
      <input
        type="date"
        aria-label={t("figures.since")}
        value={of.since}
        max={of.until}
        onChange={(e) => of.change({ since: e.target.value })}
      />
      <span aria-hidden="true">~</span>
      <input
        type="date"
        aria-label={t("figures.until")}
        value={of.until}
        min={of.since}
        onChange={(e) => of.change({ until: e.target.value })}
      />
    </div>
  );
}

const share = (rate: Rate): string => `${rate.numerator} / ${rate.denominator}`;
type Tile = { key: string; value: string | number; hint?: string; tone?: "warn" | "danger" };

function useTiles(of: Figures): Tile[] {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  const tone = (n: number, bad: "warn" | "danger") => (n > 0 ? { tone: bad } : {});
  const median = of.median_handling_s === null ? "—" : span(of.median_handling_s * 1000, zh);
  return [
    { key: "received", value: of.received },
    { key: "in_time_rate", value: of.in_time_rate.display, hint: share(of.in_time_rate) },
    { key: "median_handling_s", value: median },
    { key: "sent_back_rate", value: of.sent_back_rate.display, hint: share(of.sent_back_rate) },
    {
      key: "satisfied_rate",
      value: of.satisfied_rate.display,
      hint: t("figures.of_answered", { rate: of.satisfied_of_answered.display }),
    },
    { key: "adoption_rate", value: of.adoption_rate.display, hint: share(of.adoption_rate) },
    { key: "open_2h", value: of.open_2h, ...tone(of.open_2h, "danger") },
    { key: "open_12h", value: of.open_12h, ...tone(of.open_12h, "warn") },
    { key: "open_rest", value: of.open_rest },
    { key: "urged", value: of.urged, ...tone(of.urged, "warn") },
    { key: "overdue", value: of.overdue, ...tone(of.overdue, "danger") },
  ];
}

function Charts({ of }: { of: Figures }) {
  const t = useWords("service_requests");
  const { type } = useNames();
  const types = [...of.types].sort((a, b) => b.n - a.n);
  return (
    <div className="sr-charts">
      <Sheet title={t("figures.by_day")}>
        <Chart
          label={t("figures.by_day")}
          categories={of.days.map((d) => d.day.slice(5))}
          series={[
            { name: t("figure.received"), values: of.days.map((d) => d.received), kind: "bar" },
            { name: t("figure.in_time"), values: of.days.map((d) => d.in_time) },
            { name: t("figure.overdue"), values: of.days.map((d) => d.overdue) },
          ]}
        />
      </Sheet>
      <Sheet title={t("figures.by_type")}>
        <ul className="sr-bars">
          {types.map((one) => (
            <li key={one.type}>
              <span>{type(one.type)}</span>
              <i aria-hidden="true" style={{ width: `${(one.n / (types[0]?.n || 1)) * 100}%` }} />
              <b className="num">{one.n}</b>
            </li>
          ))}
        </ul>
        {types.length === 0 && <p className="sub">{t("figures.no_types")}</p>}
      </Sheet>
    </div>
  );
}

type DrillProps = { figure: string; path: string; asked: { since: string; until: string }; close: () => void };

function Drill({ figure, path, asked, close }: DrillProps) {
  const t = useWords("service_requests");
  const { type } = useNames();
  return (
    <Drawer title={t("figures.rows", { what: t(`figure.${figure}`) })} open close={close} width={760}>
      <DataTable<Row & { counted_cycle: number }>
        path={`${path}/${figure}`}
        rowKey={(r) => `${r.id} ${r.counted_cycle}`}
        fixed={asked}
        label={t(`figure.${figure}`)}
        module="service_requests"
        empty={<Nothing />}
        columns={[
          {
            key: "number",
            title: t("col.number"),
            width: 170,
            cell: (r) => (
              <Go to={`/service_requests/${r.id}`} className="link num">
                {r.number}
              </Go>
            ),
          },
          { key: "type", title: t("col.type"), width: 120, cell: (r) => type(r.type) },
          { key: "cycle", title: t("col.cycle"), width: 84, cell: (r) => t("cycle", { n: r.counted_cycle }) },
          { key: "level", title: t("col.level"), width: 96, cell: (r) => <LevelTag of={r} /> },
          { key: "status", title: t("col.status"), width: 110, cell: (r) => <Status of={r} /> },
          { key: "buyer", title: t("buyer"), cell: (r) => <User>{r.buyer_name || "—"}</User> },
          {
            key: "created",
            title: t("col.created"),
            width: 110,
            cell: (r) => <When at={r.created_at} style="short" />,
          },
        ]}
      />
    </Drawer>
  );
}

/** `path` is the face's own door of figures. */
export function FiguresBoard({ path }: { path: string }) {
  const t = useWords("service_requests");
  const period = usePeriod();
  const [figure, setFigure] = useState("");
  const { data, error, refetch } = useAsk<Figures>(path, period.asked, { keep: true });
  return (
    <>
      <Period of={period} />
      {error && !data && <Failed error={error} again={() => void refetch()} module="service_requests" />}
      {!data && !error && <Waiting rows={8} />}
      {data && <Tiles of={data} open={setFigure} />}
      {data && <Charts of={data} />}
      <p className="sub">{t("figures.how")}</p>
      {figure && <Drill figure={figure} path={path} asked={period.asked} close={() => setFigure("")} />}
    </>
  );
}

function Tiles({ of, open }: { of: Figures; open: (figure: string) => void }) {
  const t = useWords("service_requests");
  return (
    <ul className="tiles sr-figures">
      {useTiles(of).map(({ key, value, hint, tone = "plain" }) => (
        <li key={key} className={`tile tile-${tone}`}>
          <button type="button" className="tile-link sr-tile" onClick={() => open(key)}>
            <span className="tile-label">{t(`figure.${key}`)}</span>
            <b className="num">{value}</b>
            <em title={t(`figure_of.${key}`)}>{hint ? <span className="num">{hint}</span> : t(`figure_of.${key}`)}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}
