/** A new edition: announced now, in force from a later instant, with the whole rule and what it changes. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { serverNow } from "@/kernel/clock";
import { DAY, dateText } from "@/kernel/time";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Checkbox, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Announcement, PROFILES } from "../calls";
import { useEditions } from "../editions";
import { changes, parsed, type Rule } from "../model/rule";
import { RuleEditor } from "../parts/editor";
import { Changes } from "../parts/rule-view";

type Draft = { policy: string; day: string; time: string; everywhere: boolean; title: string; text: string };
const MOST = 60;

function Raw({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const t = useWords("rules");
  const [text, setText] = useState(JSON.stringify(rule, null, 2));
  return (
    <Field label={t("what")} error={parsed(text) ? undefined : t("not_json")}>
      {(wired) => (
        <TextArea
          {...wired}
          value={text}
          rows={10}
          onChange={(next) => {
            setText(next);
            const found = parsed(next);
            if (found) onChange(found);
          }}
        />
      )}
    </Field>
  );
}

function Content({ was, rule, onChange }: { was: Rule; rule: Rule; onChange: (rule: Rule) => void }) {
  const t = useWords("rules");
  const [raw, setRaw] = useState(false);
  return (
    <>
      {raw ? <Raw rule={rule} onChange={onChange} /> : <RuleEditor rule={rule} onChange={onChange} />}
      <Checkbox checked={raw} onChange={(e) => setRaw(e.target.checked ?? false)}>
        {t("editor.as_text")}
      </Checkbox>
      <div className="ru-coming">
        <b>{t("changes.these")}</b>
        <Changes of={changes(was, rule)} />
      </div>
    </>
  );
}

type Part = { draft: Draft; set: <K extends keyof Draft>(name: K, value: Draft[K]) => void };

function When({ draft, set }: Part) {
  const t = useWords("rules");
  return (
    <div className="form-grid">
      <Field label={t("since")} hint={t("since_hint")} required>
        {(wired) => (
          <div className="with-button">
            <input {...wired} type="date" value={draft.day} onChange={(e) => set("day", e.target.value)} />
            <input
              type="time"
              aria-label={t("since_time")}
              value={draft.time}
              onChange={(e) => set("time", e.target.value)}
            />
          </div>
        )}
      </Field>
      <Field label={t("scope")}>
        {() => (
          <Checkbox checked={draft.everywhere} onChange={(e) => set("everywhere", e.target.checked ?? false)}>
            {t("scope_all")}
          </Checkbox>
        )}
      </Field>
    </div>
  );
}

function Announced({ draft, set }: Part) {
  const t = useWords("rules");
  return (
    <>
      <Field label={t("heading")} required>
        {(wired) => <Input {...wired} value={draft.title} onChange={(v) => set("title", v)} maxLength={MOST} />}
      </Field>
      <Field label={t("text")} required>
        {(wired) => <TextArea {...wired} value={draft.text} onChange={(v) => set("text", v)} rows={3} />}
      </Field>
    </>
  );
}

export function Publish({ profile, close }: { profile: string; close: () => void }) {
  const t = useWords("rules");
  const both = useBoth();
  const { data } = useEditions(`/p/api/rules/?profile=${profile}`);
  const inForce = (data?.items ?? []).filter((e) => e.state === "in_force");
  const [draft, setDraft] = useState<Draft>({
    policy: "",
    day: dateText(serverNow() + DAY, "day"),
    time: "00:00",
    everywhere: false,
    title: "",
    text: "",
  });
  const [rule, setRule] = useState<Rule>({});
  const was = inForce.find((e) => e.policy === draft.policy)?.rule ?? {};
  const set: Part["set"] = (name, value) => setDraft((old) => ({ ...old, [name]: value }));
  const save = useDeed<unknown, Announcement>({
    path: "/p/api/rules/",
    done: () => {
      toast("done", t("published_done"));
      close();
    },
  });
  const whole = draft.policy && draft.day && draft.time && draft.title.trim() && draft.text.trim();
  const choose = (name: string) => {
    set("policy", name);
    setRule(inForce.find((e) => e.policy === name)?.rule ?? {});
  };
  const publish = () =>
    save.mutate({
      policy: draft.policy,
      ...(draft.everywhere ? {} : { profile }),
      title: draft.title.trim(),
      text: draft.text.trim(),
      rule,
      since: `${draft.day}T${draft.time}:00+08:00`,
    });
  const known = PROFILES.find(([code]) => code === profile);
  return (
    <Dialog
      title={t("publish_for", { profile: known ? both(known[1]) : profile })}
      open
      close={close}
      width={760}
      ok={t("publish")}
      busy={save.isPending}
      disabled={!whole || changes(was, rule).length === 0}
      perform={publish}
    >
      <div className="form ru-write">
        <Field label={t("rule")} required>
          {({ id }) => (
            <Select
              id={id}
              label={t("rule_choose")}
              width="100%"
              value={draft.policy}
              options={inForce.map((e) => ({ value: e.policy, label: both(e) || e.policy, hint: e.policy }))}
              onChange={choose}
            />
          )}
        </Field>
        {draft.policy && <Content key={draft.policy} was={was} rule={rule} onChange={setRule} />}
        <When draft={draft} set={set} />
        <Announced draft={draft} set={set} />
        <ErrorNote error={save.error} module="rules" />
      </div>
    </Dialog>
  );
}
