/** 账号管理: who has an account, with which post, and whether it is authorised. */
import { useState } from "react";
import { call } from "@/kernel/http";
import { useMe } from "@/kernel/session";
import { useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Steps } from "@/kernel/ui/steps";
import type { Column } from "@/kernel/ui/table";
import { Avatar, Tag, type Tone, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Person, useDoor } from "../calls";
import { Editor } from "../parts/editor";
import { Sections } from "../parts/sections";
import "../staff.css";

const TONES: Record<Person["status"], Tone> = {
  authorized: "green",
  disabled: "amber",
  unbound: "neutral",
  deleted: "neutral",
};

function useColumns(edit: (person: Person) => void): Column<Person>[] {
  const t = useWords("staff");
  const both = useBoth();
  const door = useDoor();
  const { owner } = useMe();
  const perform = async (person: Person, step: string) => {
    await call("POST", `${door}/people/${person.id}/${step}`, { version: person.version });
  };
  const parting = (person: Person, what: string) => ({
    effect: t(`people.${what}_effect`, { name: person.name }),
    danger: true,
  });
  return [
    {
      key: "name",
      title: t("form.name"),
      width: 170,
      cell: (p) => (
        <span className="staff-who">
          <Avatar name={p.name} size={28} />
          <User>{p.name}</User>
          {p.owner && <Tag tone="blue">{t("people.owner")}</Tag>}
        </span>
      ),
    },
    {
      key: "phone",
      title: t("form.phone"),
      width: 130,
      cell: (p) => <span className="num">{p.phone_masked || "—"}</span>,
    },
    {
      key: "post",
      title: t("form.post"),
      width: 130,
      cell: (p) => (p.owner ? t("people.all_rights") : p.post ? <User>{p.post.name}</User> : "—"),
    },
    {
      key: "im",
      title: t("form.im"),
      width: 96,
      cell: (p) => <Tag tone={p.im_access ? "green" : "neutral"}>{t(p.im_access ? "people.on" : "people.off")}</Tag>,
    },
    {
      key: "status",
      title: t("people.status"),
      width: 110,
      cell: (p) => <Tag tone={TONES[p.status]}>{both({ zh: p.status_zh, en: p.status_en })}</Tag>,
    },
    { key: "joined", title: t("people.joined"), width: 144, cell: (p) => <When at={p.joined} /> },
    {
      key: "acts",
      title: t("people.acts"),
      width: 206,
      pin: true,
      cell: (p) => (
        <div className="row">
          {owner && p.phone_masked && (
            <Button size="small" theme="borderless" onClick={() => edit(p)}>
              {t("people.edit")}
            </Button>
          )}
          {!p.owner && (
            <Steps
              of={p}
              size="small"
              show={1}
              primary={[]}
              module="staff"
              perform={(step) => perform(p, step.name)}
              done={() => toast("done", t("people.saved"))}
              confirm={{
                disable: parting(p, "disable"),
                unbind: parting(p, "unbind"),
                delete: parting(p, "delete"),
              }}
            />
          )}
        </div>
      ),
    },
  ];
}

export default function People() {
  const t = useWords("staff");
  const go = useGo();
  const door = useDoor();
  const { owner } = useMe();
  const [edited, edit] = useState<Person | null>(null);
  const columns = useColumns(edit);
  return (
    <Page
      title={t("title")}
      lead={t("people.lead")}
      acts={
        owner && (
          <Button theme="solid" onClick={() => go("/staff/new")}>
            {t("people.new")}
          </Button>
        )
      }
    >
      <Sections />
      <DataTable<Person>
        path={`${door}/people`}
        label={t("people.title")}
        columns={columns}
        module="staff"
        tabs={[
          { key: "", label: t("people.tab_all") },
          { key: "authorized", label: t("people.tab_authorized") },
          { key: "disabled", label: t("people.tab_disabled") },
          { key: "unbound", label: t("people.tab_unbound") },
        ]}
      />
      <Editor person={edited} close={() => edit(null)} />
    </Page>
  );
}
