/** Above the people who wait: why they wait, and what a supervisor can do about it. Nobody gets more than his limit. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { sees, useMe } from "@/kernel/session";
import { IconInfoCircle } from "@/kernel/ui/icons";
import { Button, Dropdown } from "@/kernel/ui/semi";
import { User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type AgentView, SUGGEST, useAgents, useQueue, wakePath } from "../calls";
import "../routing.css";

type MenuProps = { label: string; agents: AgentView[]; none: string; choose: (agent: AgentView) => void };

function Menu({ label, agents, none, choose }: MenuProps) {
  return (
    <Dropdown
      trigger="click"
      position="bottomLeft"
      render={
        <Dropdown.Menu>
          {agents.map((a) => (
            <Dropdown.Item key={a.id} onClick={() => choose(a)}>
              <User>{a.name}</User>
            </Dropdown.Item>
          ))}
          {agents.length === 0 && <Dropdown.Item disabled>{none}</Dropdown.Item>}
        </Dropdown.Menu>
      }
    >
      <Button size="small">{label}</Button>
    </Dropdown>
  );
}

function Acts() {
  const t = useWords("routing");
  const say = useRefusal("routing");
  const queries = useQueryClient();
  const { data } = useAgents();
  const [busy, setBusy] = useState(false);
  const agents = data?.items ?? [];
  const run = async (asked: () => Promise<unknown>, done: string) => {
    if (busy) return;
    setBusy(true);
    try {
      await asked();
      toast("done", done);
      await queries.invalidateQueries({ queryKey: ["routing"] });
    } catch (problem) {
      toast("error", say(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="row">
      <Menu
        label={t("relief.raise")}
        none={t("relief.nobody_online")}
        agents={agents.filter((a) => a.status === "online")}
        choose={(a) => void run(() => call("POST", SUGGEST, { agent: a.id }), t("relief.raise_done", { name: a.name }))}
      />
      <Menu
        label={t("relief.wake")}
        none={t("relief.nobody_offline")}
        agents={agents.filter((a) => a.status === "offline")}
        choose={(a) => void run(() => call("POST", wakePath(a.id)), t("relief.wake_done", { name: a.name }))}
      />
    </div>
  );
}

export default function Relief() {
  const t = useWords("routing");
  const me = useMe();
  const { zh } = useLanguage();
  const { data } = useQueue();
  if (!data || data.waiting === 0) return null;
  const longest = data.items.reduce((most, p) => Math.max(most, p.waited_seconds), 0);
  return (
    <div className="ro-relief" role="status">
      <p>
        <IconInfoCircle size="small" aria-hidden="true" />
        <b>{t("relief.waiting", { n: data.waiting })}</b> {zh ? data.reason_zh : data.reason_en}
      </p>
      <p className="sub">
        {t("relief.figures", { online: data.online, full: data.full, busy: data.busy, min: Math.ceil(longest / 60) })}
      </p>
      {sees(me, "routing.relieve") && <Acts />}
    </div>
  );
}
