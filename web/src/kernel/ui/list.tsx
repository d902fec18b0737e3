/** The list of a module: tabs with counts, filters in the address, keyset pages, and every state a list can be in. */
import { type ReactNode, useMemo, useState } from "react";
import { type Page as Answer, useAsk } from "../ask";
import type { Query } from "../http";
import { useWords } from "../words/words";
import { askedBy, type Filter, Filters, namesOf } from "./filters";
import { useSearch } from "./link";
import { Pager } from "./pager";
import { Button } from "./semi";
import { Failed, Nothing, Waiting } from "./states";
import { type Column, type Selection, Table } from "./table";
import { TabBar } from "./tabs";

export type Tab = {
  key: string;
  label: string /** Key in the reply's `counts`; default: the tab's own. */;
  count?: string;
};

type Props<T> = {
  /** The question, e.g. "/api/after_sales". */
  path: string;
  /** Sent with every question, not in the address. */
  fixed?: Query;
  label: string;
  columns: Column<T>[];
  rowKey?: (row: T) => string;
  filters?: Filter[];
  /** Tabs set `tabName` (default "status"); the first is the default and sends nothing when its key is "". */
  tabs?: Tab[];
  tabName?: string;
  limit?: number;
  open?: (row: T) => void;
  selected?: string;
  /** Buttons for the chosen rows; with it rows can be chosen. */
  bulk?: (chosen: T[], clear: () => void) => ReactNode;
  empty?: ReactNode;
  module?: string;
};

const idOf = (row: unknown) => (row as { id: string }).id;

function useList<T>({ path, fixed, filters = [], tabs, tabName = "status", limit = 20 }: Props<T>) {
  const [search, change] = useSearch();
  const tab = search[tabName] ?? tabs?.[0]?.key ?? "";
  const names = filters.flatMap(namesOf);
  const own = askedBy(filters, search);
  const query = { ...fixed, ...own, ...(tabs ? { [tabName]: tab } : {}), cursor: search.cursor, limit };
  const answer = useAsk<Answer<T>>(path, query, { keep: true });
  return {
    answer,
    search,
    tab,
    filtered: names.some((n) => search[n]),
    /** Anything but a page turn begins at the first page. */
    change: (next: Record<string, string | undefined>) => change({ ...next, cursor: undefined }),
    turn: (cursor: string) => change({ cursor }, true),
    clear: () => change({ ...Object.fromEntries(names.map((n) => [n, undefined])), cursor: undefined }),
    trail: `${path}?${JSON.stringify(own)}${tab}`,
  };
}

type BodyProps<T> = Props<T> & { list: ReturnType<typeof useList<T>>; rows: T[]; selection: Selection | undefined };

function Body<T>({
  list,
  rows,
  selection,
  label,
  columns,
  rowKey = idOf,
  open,
  selected,
  empty,
  module,
}: BodyProps<T>) {
  const t = useWords();
  const { data, error, isPending, refetch } = list.answer;
  if (error && !data) return <Failed error={error} again={() => void refetch()} module={module} />;
  if (isPending) return <Waiting rows={8} />;
  if (rows.length > 0) return <Table {...{ label, columns, rows, rowKey, open, selected, selection }} />;
  if (!list.filtered) return empty ?? <Nothing />;
  return (
    <Nothing title={t("list.empty_filtered")}>
      <Button onClick={list.clear}>{t("list.clear")}</Button>
    </Nothing>
  );
}

export function DataTable<T>(props: Props<T>) {
  const { label, rowKey = idOf, filters, tabs, tabName = "status", bulk } = props;
  const t = useWords();
  const list = useList(props);
  const { data, isPlaceholderData } = list.answer;
  const rows = useMemo(() => data?.items ?? [], [data]);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const picked = rows.filter((r) => chosen.has(rowKey(r)));
  const none = () => setChosen(new Set());
  return (
    <section className="sheet list" aria-busy={isPlaceholderData}>
      {tabs && (
        <TabBar
          label={label}
          at={list.tab}
          items={tabs.map((tab) => ({ key: tab.key, label: tab.label, n: data?.counts?.[tab.count ?? tab.key] }))}
          pick={(key) => list.change({ [tabName]: key === tabs[0]?.key ? undefined : key })}
        />
      )}
      {filters && <Filters of={filters} search={list.search} change={list.change} />}
      {bulk && picked.length > 0 && (
        <div className="bulk">
          <span className="num">{t("list.selected", { n: picked.length })}</span>
          {bulk(picked, none)}
          <Button size="small" theme="borderless" type="tertiary" onClick={none}>
            {t("list.unselect")}
          </Button>
        </div>
      )}
      <Body {...props} list={list} rows={rows} selection={bulk ? { chosen, change: setChosen } : undefined} />
      {data && (
        <Pager
          list={list.trail}
          cursor={list.search.cursor ?? ""}
          next={data.next}
          count={rows.length}
          go={list.turn}
        />
      )}
    </section>
  );
}
