/** A new edition: announced now, in force from a later day, with the whole rule written out. */
import { useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Announcement, EditionCard } from "../calls";

function parsed(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null; // the field says so while it is typed
  }
}

export function Publish({ profile, close }: { profile: string; close: () => void }) {
  const t = useWords("rules");
  const both = useBoth();
  const { data } = useAsk<{ items: EditionCard[] }>("/p/api/rules/", { profile });
  const inForce = (data?.items ?? []).filter((e) => e.state === "in_force");
  const [policy, setPolicy] = useState("");
  const [since, setSince] = useState("");
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [rule, setRule] = useState("");
  const save = useDeed<unknown, Announcement>({ path: "/p/api/rules/", done: close });
  const choose = (name: string) => {
    setPolicy(name);
    setRule(JSON.stringify(inForce.find((e) => e.policy === name)?.rule ?? {}, null, 2));
  };
  const whole = policy && since && title.trim() && text.trim() && parsed(rule);
  const publish = () =>
    save.mutate({ policy, profile, title, text, rule: parsed(rule), since: `${since}T00:00:00+08:00` });
  return (
    <Dialog
      title={t("publish")}
      open
      close={close}
      width={640}
      busy={save.isPending}
      disabled={!whole}
      perform={publish}
    >
      <Field label={t("rule")}>
        {() => (
          <Select
            label={t("rule")}
            value={policy}
            options={inForce.map((e) => ({ value: e.policy, label: both(e) || e.policy }))}
            onChange={choose}
          />
        )}
      </Field>
      <Field label={t("since")}>
        {(props) => <input {...props} type="date" value={since} onChange={(e) => setSince(e.target.value)} />}
      </Field>
      <Field label={t("heading")}>{(props) => <Input {...props} value={title} onChange={setTitle} />}</Field>
      <Field label={t("text")}>{(props) => <TextArea {...props} value={text} onChange={setText} rows={3} />}</Field>
      <Field label={t("what")} error={rule && !parsed(rule) ? t("not_json") : undefined}>
        {(props) => <TextArea {...props} value={rule} onChange={setRule} rows={8} />}
      </Field>
      <ErrorNote error={save.error} module="rules" />
    </Dialog>
  );
}
