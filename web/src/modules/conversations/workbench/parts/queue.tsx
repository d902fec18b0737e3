/** The left pane: which conversations there are, the longest waiting first. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTick } from "@/kernel/clock";
import { useHeldOrder } from "@/kernel/held";
import { Slot } from "@/kernel/slots";
import { SECOND } from "@/kernel/time";
import { IconAlertTriangle, IconRefresh, IconSearch } from "@/kernel/ui/icons";
import { Input } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { TabBar } from "@/kernel/ui/tabs";
import { useWords } from "@/kernel/words/words";
import type { Box, Row } from "../calls";
import { useDrafts } from "../use";
import { boundsOf } from "./chips";
import { QueueRow } from "./row";

export type BoxTab = { key: Box; n?: number | undefined; hot?: boolean };
type Props = {
  box: Box;
  tabs: BoxTab[];
  rows: Row[];
  active: string;
  state: { waiting: boolean; error: unknown; again: () => void; more: (() => void) | null };
  pickBox: (box: Box) => void;
  pick: (id: string) => void;
};
const ROW_HEIGHT = 84;

const found = (row: Row, text: string) =>
  row.buyer.name.toLowerCase().includes(text) || row.last_text.toLowerCase().includes(text);

/** How many are, or will soon be, answered too late. */
function Overdue({ rows, pick }: { rows: Row[]; pick: (id: string) => void }) {
  const t = useWords("conversations");
  const counted = useMemo(() => rows.filter((r) => r.waiting_since && r.due && r.status !== "queued"), [rows]);
  const late = (now: number) =>
    counted.filter((r) => now - Date.parse(r.waiting_since ?? "") >= boundsOf(r).danger * SECOND);
  const n = useTick((now) => late(now).length);
  const first = counted[0];
  if (n === 0 || !first) return null;
  return (
    <button type="button" className="im-overdue" onClick={() => pick(first.id)}>
      <IconAlertTriangle size="small" aria-hidden="true" />
      {t("queue.overdue", { n, m: Math.round(boundsOf(first).over / 60) })}
    </button>
  );
}

function useKnownRows(rows: Row[]): Map<string, Row> {
  const known = useRef(new Map<string, Row>());
  for (const row of rows) known.current.set(row.id, row);
  return known.current;
}

function List({
  rows,
  active,
  box,
  pick,
  more,
}: Pick<Props, "rows" | "active" | "box" | "pick"> & { more: (() => void) | null }) {
  const t = useWords("conversations");
  const wanted = useMemo(() => rows.map((r) => r.id), [rows]);
  const here = useMemo(() => new Set(wanted), [wanted]);
  const { ids, changes, touch, settle } = useHeldOrder(wanted);
  const known = useKnownRows(rows);
  const drafts = useDrafts();
  const texts = useSyncExternalStore(drafts.subscribe, drafts.all);
  const ref = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: ids.length,
    getScrollElement: () => ref.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (i) => ids[i] ?? i,
  });
  const at = ids.indexOf(active);
  const seen = useRef("");
  useEffect(() => {
    if (at < 0 || seen.current === active) return;
    seen.current = active;
    list.scrollToIndex(at, { align: "auto" });
  }, [at, active, list]);
  const last = list.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= ids.length - 5) more();
  }, [more, last, ids.length]);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    touch();
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + step))];
    if (next) pick(next);
  };
  return (
    <>
      {changes > 0 && (
        <button type="button" className="im-changes" onClick={settle}>
          <IconRefresh size="small" aria-hidden="true" />
          {t("queue.changes", { n: changes })}
        </button>
      )}
      <div
        className="im-list"
        ref={ref}
        role="listbox"
        aria-label={t(`box.${box}`)}
        tabIndex={-1}
        onPointerMove={touch}
        onKeyDown={onKey}
      >
        <div role="presentation" style={{ height: list.getTotalSize(), position: "relative" }}>
          {list.getVirtualItems().map((item) => {
            const row = known.get(ids[item.index] ?? "");
            if (!row) return null;
            return (
              <div
                key={item.key}
                role="presentation"
                data-index={item.index}
                ref={list.measureElement}
                className="im-at"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <QueueRow
                  row={row}
                  active={row.id === active}
                  gone={!here.has(row.id)}
                  draft={row.id === active ? "" : (texts.get(row.thread) ?? "")}
                  owner={box === "all" || box === "closed"}
                  pick={pick}
                />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

export function Queue({ box, tabs, rows, active, state, pickBox, pick }: Props) {
  const t = useWords("conversations");
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim().toLowerCase());
  const shown = useMemo(() => (text ? rows.filter((r) => found(r, text)) : rows), [rows, text]);
  return (
    <section className="im-pane im-queue" aria-label={t("queue.label")} data-region="queue">
      <div className="im-queue-head">
        <Input
          prefix={<IconSearch aria-hidden="true" />}
          placeholder={t("queue.search")}
          aria-label={t("queue.search")}
          value={typed}
          onChange={setTyped}
          showClear
          onEnterPress={() => shown[0] && pick(shown[0].id)}
        />
      </div>
      <TabBar
        label={t("queue.boxes")}
        at={box}
        pick={(key) => pickBox(key as Box)}
        items={tabs.map(({ key, n, hot }) => ({ key, label: t(`box.${key}`), n: n || undefined, hot: hot ?? false }))}
      />
      <div className="im-sort">
        <span>{t(`queue.sort.${box === "closed" ? "closed" : box === "queued" ? "queued" : "waiting"}`)}</span>
        <span className="grow" />
        <Overdue rows={rows} pick={pick} />
      </div>
      {box === "queued" && <Slot name="conversation.queue" with={{}} />}
      {state.error !== null && rows.length === 0 && (
        <Failed error={state.error} again={state.again} module="conversations" />
      )}
      {state.waiting && (
        <div className="im-waiting">
          <Waiting rows={8} />
        </div>
      )}
      {!state.waiting && state.error === null && shown.length === 0 && (
        <Nothing title={t(text ? "queue.none_found" : `queue.none.${box}`)} />
      )}
      {shown.length > 0 && (
        <List
          key={`${box} ${text}`}
          rows={shown}
          active={active}
          box={box}
          pick={pick}
          more={text ? null : state.more}
        />
      )}
    </section>
  );
}
