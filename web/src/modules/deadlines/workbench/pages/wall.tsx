import { useCallback, useMemo, useRef } from "react";
import { call } from "@/kernel/http";
import { useActions } from "@/kernel/keys/use";
import { Filters } from "@/kernel/ui/filters";
import { useGo, useSearch } from "@/kernel/ui/link";
import { Page } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { TabBar } from "@/kernel/ui/tabs";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type Asked, BASE, pageOf, type WallClock } from "../calls";
import { Blocks } from "../parts/blocks";
import { Detail, type Hands } from "../parts/detail";
import { Screens } from "../parts/nav";
import { Rows } from "../parts/rows";
import { useWall } from "../use";
import "../deadlines.css";

const ORDERS = ["due", "money"] as const;

/** Take, leave or give; afterwards the wall asks what changed. */
function useHands(refresh: () => void): Hands {
  const t = useWords("deadlines");
  const say = useRefusal("deadlines");
  const deed = async (of: WallClock, name: string, body?: unknown) => {
    try {
      await call("POST", `${BASE}/clocks/${of.id}/${name}`, body);
      toast("done", t(`done_${name}`));
      refresh();
    } catch (problem) {
      toast("error", say(problem));
    }
  };
  return {
    take: (of) => void deed(of, "take"),
    leave: (of) => void deed(of, "leave"),
    give: (of, to) => void deed(of, "give", { to }),
  };
}

type Moves = { ids: () => readonly string[]; active: WallClock | undefined; pick: (id: string) => void };

/** j and k move, Enter acts, M takes, G goes to the most urgent: no pointer is needed. */
function useKeys({ ids, active, pick }: Moves, first: WallClock | undefined, hands: Hands): void {
  const go = useGo();
  const step = (by: number) => {
    const all = ids();
    const at = active ? all.indexOf(active.id) : -1;
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) pick(next);
  };
  const some = () => first !== undefined;
  const chosen = () => active !== undefined;
  const words = {
    down: { zh: "列表下一行", en: "Next row" },
    up: { zh: "列表上一行", en: "Previous row" },
    open: { zh: "处理选中的一条", en: "Act on the chosen one" },
    take: { zh: "由我负责选中的一条", en: "Take the chosen one" },
    act: { zh: "处理最急的一条", en: "Act on the most urgent" },
  };
  useActions([
    { name: "list.down", words: words.down, keys: ["KeyJ"], quiet: true, visible: some, perform: () => step(1) },
    { name: "list.up", words: words.up, keys: ["KeyK"], quiet: true, visible: some, perform: () => step(-1) },
    {
      name: "deadlines.open",
      words: words.open,
      keys: ["Enter"],
      quiet: true,
      visible: () => chosen() && !isControl(document.activeElement),
      perform: () => active && go(pageOf(active)),
    },
    {
      name: "deadlines.take",
      words: words.take,
      keys: ["KeyM"],
      visible: () => chosen() && active?.takes === true,
      perform: () => active && hands.take(active),
    },
    {
      name: "deadlines.act",
      words: words.act,
      keys: ["KeyG"],
      visible: some,
      perform: () => first && go(pageOf(first)),
    },
  ]);
}

const isControl = (element: Element | null): boolean =>
  element?.closest("button,a,[role=option]") !== null && element !== null;

function useTabs(counts: Record<string, number>) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const known = useRef(new Map<string, string>());
  return {
    /** Labels come with the rows; a module without a row in view keeps the one it had. */
    learn: (rows: WallClock[]) => {
      for (const row of rows) {
        if (row.module !== "deadlines") known.current.set(row.module, zh ? row.module_zh : row.module_en);
      }
    },
    items: [
      { key: "", label: t("all"), n: Object.values(counts).reduce((a, b) => a + b, 0) },
      ...Object.entries(counts)
        .sort(([, a], [, b]) => b - a)
        .map(([key, n]) => ({ key, label: known.current.get(key) ?? t(`modules.${key}`), n })),
    ],
  };
}

function Bar({ search, change }: { search: Asked; change: (next: Record<string, string | undefined>) => void }) {
  const t = useWords("deadlines");
  return (
    <div className="dl-bar">
      <Filters
        of={[
          { kind: "flag", name: "mine", label: t("mine") },
          { kind: "flag", name: "money", label: t("money") },
        ]}
        search={search as Record<string, string>}
        change={change}
      />
      <Select
        label={t("order")}
        value={search.order ?? "due"}
        options={ORDERS.map((value) => ({ value, label: t(`by_${value}`) }))}
        onChange={(value) => change({ order: value === "due" ? undefined : value })}
        width={190}
      />
    </div>
  );
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const t = useWords("deadlines");
  if (!filtered) return <Nothing title={t("none")} text={t("none_text")} />;
  return (
    <Nothing title={t("none_filtered")}>
      <Button onClick={clear}>{t("clear")}</Button>
    </Nothing>
  );
}

export default function Wall() {
  const t = useWords("deadlines");
  const [search, change] = useSearch();
  const asked: Asked = useMemo(() => {
    const names = ["module", "mine", "money", "order"] as const;
    return Object.fromEntries(names.flatMap((n) => (search[n] ? [[n, search[n]]] : [])));
  }, [search]);
  const wall = useWall(asked);
  const rows = wall.data?.rows ?? [];
  const hands = useHands(wall.refresh);
  const ids = useRef<readonly string[]>([]);
  const note = useCallback((now: readonly string[]) => {
    ids.current = now;
  }, []);
  const pick = (id: string) => change({ at: id });
  const active = rows.find((r) => r.id === search.at) ?? rows[0];
  useKeys({ ids: () => ids.current, active, pick }, rows[0], hands);
  const tabs = useTabs(wall.data?.counts ?? {});
  tabs.learn(rows);
  const lead = (
    <>
      {t("lead")}
      <span className="dl-keys">
        {" · "}
        <kbd>J</kbd> <kbd>K</kbd> {t("keys_move")} · <kbd>Enter</kbd> {t("act")} · <kbd>M</kbd> {t("take")} ·{" "}
        <kbd>G</kbd> {t("next")}
      </span>
    </>
  );
  return (
    <Page title={t("title")} lead={lead} acts={<Screens />}>
      <Blocks />
      <div className="dl-wall">
        <section className="sheet list dl-list" aria-busy={wall.isFetching && !wall.data}>
          <TabBar
            label={t("title")}
            at={asked.module ?? ""}
            items={tabs.items}
            pick={(key) => change({ module: key })}
          />
          <Bar search={asked} change={change} />
          {wall.error && !wall.data && (
            <Failed error={wall.error} again={() => void wall.refetch()} module="deadlines" />
          )}
          {wall.isPending && <Waiting rows={8} />}
          {wall.data && rows.length === 0 && (
            <Empty
              filtered={Object.keys(asked).some((n) => n !== "order")}
              clear={() => change({ module: undefined, mine: undefined, money: undefined })}
            />
          )}
          {rows.length > 0 && (
            <Rows rows={rows} active={active?.id ?? ""} pick={pick} take={hands.take} more={wall.more} order={note} />
          )}
        </section>
        {active && <Detail of={active} {...hands} />}
      </div>
    </Page>
  );
}
