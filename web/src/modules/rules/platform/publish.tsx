/** A new edition: announced now, in force from a later instant, with the whole rule and what it changes. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { serverNow } from "@/kernel/clock";
import { Problem } from "@/kernel/http";
import { DAY, dateText } from "@/kernel/time";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Checkbox, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Announcement, type EditionCard, PROFILES } from "../calls";
import { useEditions } from "../editions";
import { changes, leafAt, parsed, type Rule } from "../model/rule";
import { EditionHead } from "../parts/edition";
import { RuleEditor } from "../parts/editor";
import { Changes } from "../parts/rule-view";

type Draft = { policy: string; day: string; time: string; everywhere: boolean; title: string; text: string };
const MOST = 60;
/** What the server refused of the rule: at which leaf, in the reader's words. */
type Fault = { leaf: string | null; text: string } | null;

/** A refusal that points at a field is said there and nowhere else. */
function useFaults(error: unknown, rule: Rule) {
  const say = useRefusal("rules");
  const pointed = error instanceof Problem ? (error.errors[0]?.pointer ?? "") : "";
  const ours = /^\/(since|title|text|policy|rule)/.test(pointed);
  const text = error ? say(error) : "";
  const fault: Fault = pointed.startsWith("/rule") ? { leaf: leafAt(rule, pointed), text } : null;
  return { fault, faultAt: (pointer: string) => (pointed === pointer ? text : undefined), rest: ours ? null : error };
}

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

type ContentProps = { was: EditionCard | undefined; rule: Rule; fault: Fault; onChange: (rule: Rule) => void };

function Content({ was, rule, fault, onChange }: ContentProps) {
  const t = useWords("rules");
  const [raw, setRaw] = useState(false);
  const beside = fault !== null && (raw || fault.leaf === null);
  return (
    <>
      {was && <EditionHead of={was} />}
      {raw ? <Raw rule={rule} onChange={onChange} /> : <RuleEditor rule={rule} fault={fault} onChange={onChange} />}
      {beside && (
        <p className="field-error" role="alert">
          {fault.leaf && <code>{fault.leaf}</code>} {fault.text}
        </p>
      )}
      <Checkbox checked={raw} onChange={(e) => setRaw(e.target.checked ?? false)}>
        {t("editor.as_text")}
      </Checkbox>
      <div className="ru-coming">
        <b>{t("changes.these")}</b>
        <Changes of={changes(was?.rule ?? {}, rule)} />
      </div>
    </>
  );
}

type Part = {
  draft: Draft;
  set: <K extends keyof Draft>(name: K, value: Draft[K]) => void;
  faultAt: (pointer: string) => string | undefined;
};

function When({ draft, set, faultAt }: Part) {
  const t = useWords("rules");
  return (
    <div className="form-grid">
      <Field label={t("since")} hint={t("since_hint")} error={faultAt("/since")} required>
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

function Announced({ draft, set, faultAt }: Part) {
  const t = useWords("rules");
  return (
    <>
      <Field label={t("heading")} error={faultAt("/title")} required>
        {(wired) => <Input {...wired} value={draft.title} onChange={(v) => set("title", v)} maxLength={MOST} />}
      </Field>
      <Field label={t("text")} error={faultAt("/text")} required>
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
  const was = inForce.find((e) => e.policy === draft.policy);
  const save = useDeed<unknown, Announcement>({
    path: "/p/api/rules/",
    done: () => {
      toast("done", t("published_done"));
      close();
    },
  });
  const { fault, faultAt, rest } = useFaults(save.error, rule);
  const set: Part["set"] = (name, value) => {
    save.reset();
    setDraft((old) => ({ ...old, [name]: value }));
  };
  const change = (next: Rule) => {
    save.reset();
    setRule(next);
  };
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
      disabled={!whole || changes(was?.rule ?? {}, rule).length === 0}
      perform={publish}
    >
      <div className="form ru-write">
        <Field label={t("rule")} error={faultAt("/policy")} required>
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
        {draft.policy && <Content key={draft.policy} was={was} rule={rule} fault={fault} onChange={change} />}
        <When draft={draft} set={set} faultAt={faultAt} />
        <Announced draft={draft} set={set} faultAt={faultAt} />
        <ErrorNote error={rest} module="rules" />
      </div>
    </Dialog>
  );
}
