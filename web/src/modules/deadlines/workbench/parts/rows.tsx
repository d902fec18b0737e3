/** The rows of the wall: only those in view stand in the page, however many there are. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useHeldOrder } from "@/kernel/held";
import { Countdown } from "@/kernel/ui/clocks";
import { IconRefresh } from "@/kernel/ui/icons";
import { Go } from "@/kernel/ui/link";
import { Avatar, Money, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { pageOf, type WallClock } from "../calls";

const ROW_HEIGHT = 62;

/** The checks of this very module are known by what they are. */
export function Module({ of }: { of: Pick<WallClock, "module" | "module_zh" | "module_en"> }) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const own = of.module === "deadlines";
  return <Tag tone="blue">{own ? t("modules.deadlines") : zh ? of.module_zh : of.module_en}</Tag>;
}

function Left({ of }: { of: WallClock }) {
  const t = useWords("deadlines");
  if (of.late) return <Countdown due={of.due} consequence={t("late")} />;
  return <Countdown due={of.due} start={of.start} segments={of.segments} bar />;
}

function Owner({ of, take }: { of: WallClock; take: (of: WallClock) => void }) {
  const t = useWords("deadlines");
  if (of.owner) {
    return (
      <span className="row dl-owner">
        <Avatar name={of.owner_name || "?"} size={24} />
        <span className="ell">
          <User>{of.owner_name || t("somebody")}</User>
        </span>
      </span>
    );
  }
  if (!of.takes) return <span className="sub">—</span>;
  return (
    <button type="button" className="link dl-take" onClick={() => take(of)}>
      {t("take")}
    </button>
  );
}

type RowProps = { of: WallClock; on: boolean; pick: () => void; take: (of: WallClock) => void };

/** A press on the matter explains it beside; the link at the end goes there. */
function Row({ of, on, pick, take }: RowProps) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  return (
    <div className={on ? "dl-row on" : "dl-row"}>
      <button type="button" className="plain dl-what" aria-pressed={on} onClick={pick}>
        <Module of={of} />
        <span className="dl-title">
          <b className="ell">
            <User>{of.title}</User>
          </b>
          <span className="sub ell">{zh ? of.step_zh : of.step_en}</span>
        </span>
      </button>
      <div className="dl-left">
        <Left of={of} />
      </div>
      <div className="dl-stake">
        {of.stake_fen === null ? <span className="sub">—</span> : <Money fen={of.stake_fen} strong />}
      </div>
      <div className="dl-who">
        <Owner of={of} take={take} />
      </div>
      <div className="dl-go">
        <Go to={pageOf(of)}>{t("act")}</Go>
      </div>
    </div>
  );
}

const HEADS = [
  ["thing", "what"],
  ["left", "left"],
  ["stake", "stake"],
  ["owner", "who"],
] as const;

function Head() {
  const t = useWords("deadlines");
  return (
    <div className="dl-row dl-head" aria-hidden="true">
      {HEADS.map(([name, place]) => (
        <span key={name} className={`dl-${place}`}>
          {t(name)}
        </span>
      ))}
    </div>
  );
}

type Props = {
  rows: WallClock[];
  active: string;
  pick: (id: string) => void;
  take: (of: WallClock) => void;
  more: (() => void) | null;
  /** Tells the page in which order the rows stand, for the keys. */
  order: (ids: readonly string[]) => void;
};

export function Rows({ rows, active, pick, take, more, order }: Props) {
  const t = useWords("deadlines");
  const wanted = useMemo(() => rows.map((r) => r.id), [rows]);
  const { ids, changes, touch, settle } = useHeldOrder(wanted);
  const known = useRef(new Map<string, WallClock>());
  for (const row of rows) known.current.set(row.id, row);
  const here = useMemo(() => new Set(wanted), [wanted]);
  useEffect(() => order(ids), [order, ids]);
  const ref = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: ids.length,
    getScrollElement: () => ref.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (i) => ids[i] ?? i,
  });
  const at = ids.indexOf(active);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: "auto" });
  }, [at, list]);
  const last = list.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= ids.length - 20) more();
  }, [more, last, ids.length]);
  return (
    <div className="dl-rows">
      {changes > 0 && (
        <button type="button" className="dl-changes" onClick={settle}>
          <IconRefresh size="small" aria-hidden="true" />
          {t("changes", { n: changes })}
        </button>
      )}
      <Head />
      <div className="dl-scroll" ref={ref} data-region="wall" onPointerMove={touch}>
        <ul aria-label={t("title")} style={{ height: list.getTotalSize(), position: "relative" }}>
          {list.getVirtualItems().map((item) => {
            const id = ids[item.index] ?? "";
            const of = known.current.get(id);
            if (!of) return null;
            return (
              <li
                key={item.key}
                className={here.has(id) ? "dl-place" : "dl-place gone"}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row of={of} on={id === active} pick={() => pick(id)} take={take} />
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
