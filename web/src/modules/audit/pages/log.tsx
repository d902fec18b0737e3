/** 操作日志: who did what and when; the chain shows whether a row was changed. */
import { useAsk } from "@/kernel/ask";
import { useFace } from "@/kernel/face";
import { useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { deedName, details } from "../deeds";
import "../audit.css";

type Deed = {
  seq: number;
  at: string;
  party: string;
  who: string;
  name: string;
  what: string;
  thing: string;
  data: Record<string, unknown>;
};
type Chain = { rows: number; broken: number | null };
type People = { items: { id: string; name: string }[] };

function useDeedName(): (what: string) => string {
  const t = useWords("audit");
  const both = useBoth();
  const { nav } = useMe();
  return (what) => deedName(t, both, nav, what);
}

function useColumns(): Column<Deed>[] {
  const t = useWords("audit");
  const nameOf = useDeedName();
  return [
    { key: "seq", title: t("seq"), width: 70, align: "right", cell: (d) => <span className="num">{d.seq}</span> },
    { key: "at", title: t("at"), width: 170, cell: (d) => <When at={d.at} style="second" /> },
    {
      key: "who",
      title: t("who"),
      width: 150,
      cell: (d) => (d.name ? <User>{d.name}</User> : <span className="sub">{t("house")}</span>),
    },
    { key: "what", title: t("what"), width: 200, cell: (d) => nameOf(d.what) },
    {
      key: "data",
      title: t("details"),
      cell: (d) => (
        <span className="audit-details">
          {details(t, d.data).map(([name, value]) => (
            <Tag key={name}>
              {name}: <User>{value}</User>
            </Tag>
          ))}
          {d.thing && <Copy text={d.thing} label={`…${d.thing.slice(-8)}`} />}
        </span>
      ),
    },
  ];
}

function ChainState({ path }: { path: string }) {
  const t = useWords("audit");
  const { data, isFetching, refetch } = useAsk<Chain>(path, undefined, { enabled: false });
  return (
    <div className="row" role="status">
      {data && (
        <Tag tone={data.broken === null ? "green" : "solid-red"}>
          {data.broken === null ? t("whole", { n: data.rows }) : t("broken", { n: data.broken })}
        </Tag>
      )}
      <Button aria-busy={isFetching} onClick={() => void refetch()}>
        {t("check")}
      </Button>
    </div>
  );
}

export default function Log() {
  const t = useWords("audit");
  const { api } = useFace();
  const columns = useColumns();
  const nameOf = useDeedName();
  const kinds = useAsk<{ counts: Record<string, number> }>(`${api}/audit`, { limit: 1 }).data?.counts ?? {};
  const people = useAsk<People>(`${api}/staff/people`, { limit: 100 }).data?.items ?? [];
  return (
    <Page title={t("title")} lead={t("lead")} acts={<ChainState path={`${api}/audit/chain`} />}>
      <DataTable<Deed>
        path={`${api}/audit`}
        label={t("title")}
        columns={columns}
        rowKey={(d) => String(d.seq)}
        module="audit"
        limit={50}
        filters={[
          {
            kind: "choice",
            name: "who",
            label: t("who"),
            options: people.map((p) => ({ value: p.id, label: p.name, user: true })),
          },
          {
            kind: "choice",
            name: "what",
            label: t("what"),
            width: 200,
            options: Object.keys(kinds)
              .sort()
              .map((what) => ({ value: what, label: nameOf(what), hint: String(kinds[what]) })),
          },
          { kind: "days", name: "at", label: t("at") },
        ]}
      />
    </Page>
  );
}
