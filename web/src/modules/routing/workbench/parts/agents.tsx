/** Everybody at the desk. Limits of others are the owner's to see, and to set only where the shop wants that. */
import { type FormEvent, useEffect, useState } from "react";
import { useMe } from "@/kernel/session";
import { Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { Avatar, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { type AgentView, LEAST, MOST, useAgents, useCapacityOf, useWeightOf } from "../calls";

const HEAVIEST = 100;
type NumberProps = { label: string; value: number; most: number; save: (n: number) => Promise<unknown> };

function NumberCell({ label, value, most, save }: NumberProps) {
  const t = useWords("routing");
  const say = useRefusal("routing");
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const n = Number(typed);
  const good = Number.isInteger(n) && n >= LEAST && n <= most;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!good || n === value) return;
    try {
      await save(n);
      toast("done", t("agents.saved"));
    } catch (problem) {
      toast("error", say(problem));
    }
  };
  return (
    <form className="row ro-number" onSubmit={(e) => void submit(e)}>
      <input
        type="number"
        min={LEAST}
        max={most}
        step={1}
        aria-label={label}
        aria-invalid={!good}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      {n !== value && (
        <Button size="small" htmlType="submit" disabled={!good}>
          {t("capacity.save")}
        </Button>
      )}
    </form>
  );
}

function Capacity({ agent, editable }: { agent: AgentView; editable: boolean }) {
  const t = useWords("routing");
  const set = useCapacityOf(agent.id);
  if (agent.capacity === null) return <span className="sub">{t("agents.hidden")}</span>;
  if (!editable) return <span className="num">{agent.capacity}</span>;
  return (
    <NumberCell
      label={t("agents.capacity_of", { name: agent.name })}
      value={agent.capacity}
      most={MOST}
      save={(capacity) => set.mutateAsync({ capacity })}
    />
  );
}

function Weight({ agent, editable }: { agent: AgentView; editable: boolean }) {
  const t = useWords("routing");
  const set = useWeightOf(agent.id);
  if (agent.weight === null) return <span className="sub">{t("agents.hidden")}</span>;
  const wanted = agent.suggested_weight;
  return (
    <span className="row">
      {editable ? (
        <NumberCell
          label={t("agents.weight_of", { name: agent.name })}
          value={agent.weight}
          most={HEAVIEST}
          save={(weight) => set.mutateAsync({ weight })}
        />
      ) : (
        <span className="num">{agent.weight}</span>
      )}
      {wanted !== null && wanted !== agent.weight && (
        <button
          type="button"
          className="link ro-suggested"
          disabled={!editable}
          onClick={() => set.mutate({ weight: wanted })}
        >
          {t("agents.suggested", { n: wanted })}
        </button>
      )}
    </span>
  );
}

type Props = { byOwner: boolean; manages: boolean };

export function Agents({ byOwner, manages }: Props) {
  const t = useWords("routing");
  const me = useMe();
  const { data, error, refetch } = useAgents();
  const columns: Column<AgentView>[] = [
    {
      key: "name",
      title: t("agents.name"),
      cell: (a) => (
        <span className="row">
          <Avatar name={a.name} size={26} />
          <User>{a.name}</User>
          {a.id === me.id && <span className="sub">{t("agents.me")}</span>}
        </span>
      ),
    },
    {
      key: "state",
      title: t("agents.state"),
      cell: (a) => (
        <span className="row nowrap">
          <i className={`ro-dot ro-${a.status}`} aria-hidden="true" />
          {t(`presence.${a.status}`)}
          <span className="sub">
            <When at={a.since} style="short" />
          </span>
        </span>
      ),
    },
    {
      key: "open",
      title: t("agents.open"),
      cell: (a) =>
        a.open === null ? <span className="sub">{t("agents.hidden")}</span> : <span className="num">{a.open}</span>,
    },
    {
      key: "capacity",
      title: t("agents.capacity"),
      cell: (a) => <Capacity agent={a} editable={me.owner && byOwner && a.id !== me.id} />,
    },
    { key: "weight", title: t("agents.weight"), cell: (a) => <Weight agent={a} editable={manages} /> },
  ];
  return (
    <Sheet title={t("agents.title")}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="routing" />}
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <Nothing title={t("agents.none")} />}
      {data && data.items.length > 0 && (
        <Table label={t("agents.title")} columns={columns} rows={data.items} rowKey={(a) => a.id} />
      )}
      {me.owner && !byOwner && <p className="sub ro-foot">{t("agents.read_only")}</p>}
      <ErrorNote error={data ? error : null} module="routing" />
    </Sheet>
  );
}
