/** "立即处理": the reply to the platform, with what the rules suggest for this case. */

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Step } from "@/kernel/ask";
import { call, newKey, Problem } from "@/kernel/http";
import { Slot } from "@/kernel/slots";
import { Copy } from "@/kernel/ui/copy";
import { Field } from "@/kernel/ui/field";
import { Sheet } from "@/kernel/ui/page";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Button, Checkbox, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { Tag, User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { useChoices } from "../../desk/choices";
import type { Request, Suggestion } from "../../desk/types";
import { type Answer, stepPath, useCases, useOpened } from "../calls";

const FILES = 4;
const LONGEST = 500;
type Draft = {
  resolved: boolean | null;
  reason: string;
  text: string;
  files: string[];
  case_id: string;
  agreed: boolean;
  suggestion: string;
};
const EMPTY: Draft = {
  resolved: null,
  reason: "",
  text: "",
  files: [],
  case_id: "",
  agreed: false,
  suggestion: "",
};
type Set = <K extends keyof Draft>(name: K, value: Draft[K]) => void;
type Part = { draft: Draft; set: Set };

/** What is still missing, by the word for it; the server judges again. */
export function missingOf({ resolved, reason, text, files, agreed }: Draft): string | null {
  if (resolved === null) return "conclusion";
  if (!resolved && !reason) return "reason";
  if (!text.trim()) return "text";
  return agreed && files.length === 0 ? "files" : null;
}

function Conclusion({ draft, set }: Part) {
  const t = useWords("service_requests");
  const one = (resolved: boolean, key: string) => (
    <label>
      <input
        type="radio"
        name="sr-conclusion"
        checked={draft.resolved === resolved}
        onChange={() => set("resolved", resolved)}
      />
      <span>
        {t(`handle.${key}`)}
        <small>{t(`handle.${key}_then`)}</small>
      </span>
    </label>
  );
  return (
    <fieldset className="sr-answer" aria-label={t("handle.conclusion")}>
      {one(true, "resolved")}
      {one(false, "unresolved")}
    </fieldset>
  );
}

function Reason({ draft, set }: Part) {
  const t = useWords("service_requests");
  const both = useBoth();
  const { data } = useChoices();
  return (
    <Field label={t("handle.reason")} hint={t("handle.reason_hint")} required>
      {({ id }) => (
        <Select
          id={id}
          label={t("handle.reason_choose")}
          width="100%"
          value={draft.reason}
          onChange={(code) => set("reason", code)}
          options={(data?.reasons ?? []).map((r) => ({ value: r.code, label: both(r) }))}
        />
      )}
    </Field>
  );
}

function LinkedCase({ draft, set, order_no }: Part & { order_no: string }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  const { data } = useCases(order_no);
  const cases = data?.items ?? [];
  if (cases.length === 0) return null;
  return (
    <Field label={t("handle.case")} hint={t("handle.case_hint")}>
      {({ id }) => (
        <Select
          id={id}
          label={t("handle.case_choose")}
          width="100%"
          clear
          value={draft.case_id}
          onChange={(case_id) => set("case_id", case_id)}
          options={cases.map((c) => ({
            value: c.id,
            label: `${c.number} · ${zh ? c.kind_zh : c.kind_en}`,
            hint: zh ? c.status_zh : c.status_en,
          }))}
        />
      )}
    </Field>
  );
}

function Suggested({ of, draft, take }: { of: Suggestion[]; draft: Draft; take: (one: Suggestion) => void }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  if (of.length === 0) return null;
  return (
    <section aria-label={t("advice.title")} className="sr-advices">
      {of.map((one) => (
        <article key={one.code} className="sr-advice" data-taken={draft.suggestion === one.code || undefined}>
          <div className="row">
            <Tag tone="purple">{t("advice.tag")}</Tag>
            <b>{zh ? one.label_zh : one.label_en}</b>
          </div>
          <p className="sub">{zh ? one.why_zh : one.why_en}</p>
          <p className="sr-draft">
            <User>{one.draft}</User>
          </p>
          <div className="row">
            <Button size="small" onClick={() => take(one)} aria-pressed={draft.suggestion === one.code}>
              {t("advice.use")}
            </Button>
            <Copy text={one.draft} label={t("advice.copy")} />
          </div>
        </article>
      ))}
    </section>
  );
}

function useSend(of: Request) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (answer: Answer): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setError(null);
    try {
      await call("POST", stepPath(of.id, "reply"), answer, { key: key.current });
      key.current = newKey();
      return true;
    } catch (problem) {
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) key.current = newKey();
      setError(problem);
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["service_requests"] });
    }
  };
  return { busy, error, send };
}

function answerOf(draft: Draft, version: number): Answer {
  const { resolved, reason, text, files, case_id, agreed, suggestion } = draft;
  return {
    version,
    resolved: resolved === true,
    text: text.trim(),
    files,
    agreed,
    ...(resolved === false ? { reason } : {}),
    ...(case_id ? { case_id } : {}),
    ...(suggestion ? { suggestion } : {}),
  };
}

type Props = { of: Request; step: Step };

/** Told to the server once a cycle: what was suggested has been seen. */
function useSeen(of: Request): void {
  const opened = useOpened(of.id);
  const told = useRef(0);
  useEffect(() => {
    if (told.current === of.cycle || of.suggestions.length === 0) return;
    told.current = of.cycle;
    opened.mutate({});
  }, [of, opened]);
}

export function Handle({ of, step }: Props) {
  const t = useWords("service_requests");
  const both = useBoth();
  const { data } = useChoices();
  const [draft, setDraft] = useState(EMPTY);
  const { busy, error, send } = useSend(of);
  const set: Set = (name, value) => setDraft((old) => ({ ...old, [name]: value }));
  const most = data?.files_most ?? FILES;
  const missing = missingOf(draft);
  useSeen(of);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing || !(await send(answerOf(draft, of.version)))) return;
    toast("done", t(draft.resolved ? "handle.done_resolved" : "handle.done_unresolved"));
    setDraft(EMPTY);
  };
  return (
    <Sheet title={t("handle.title")}>
      <form className="form" id="handle" onSubmit={(e) => void submit(e)}>
        <Suggested
          of={of.suggestions}
          draft={draft}
          take={(one) => setDraft((old) => ({ ...old, text: one.draft, suggestion: one.code }))}
        />
        <Conclusion draft={draft} set={set} />
        {draft.resolved === false && <Reason draft={draft} set={set} />}
        <Checkbox checked={draft.agreed} onChange={(e) => set("agreed", e.target.checked ?? false)}>
          {t("handle.agreed")}
        </Checkbox>
        <Field label={t("handle.text")} hint={t("handle.text_hint")} required>
          {(wired) => (
            <TextArea
              {...wired}
              value={draft.text}
              onChange={(text) => set("text", text)}
              maxCount={LONGEST}
              autosize={{ minRows: 4, maxRows: 12 }}
            />
          )}
        </Field>
        <div className="field">
          <span className="strong">{t(draft.agreed ? "handle.files_must" : "handle.files", { n: most })}</span>
          <PickFiles
            value={draft.files}
            onChange={(files) => set("files", files)}
            most={most}
            label={t("handle.add_file")}
          />
          <Slot
            name="files.of_order"
            with={{ order: of.order_id, value: draft.files, most, onChange: (files) => set("files", files) }}
          />
        </div>
        <LinkedCase draft={draft} set={set} order_no={of.order_no} />
        <ErrorNote error={error} module="service_requests" />
        <div className="form-acts">
          {missing && (
            <span className="sub" role="status">
              {t(`handle.missing_${missing}`)}
            </span>
          )}
          <Button theme="solid" htmlType="submit" disabled={missing !== null} aria-busy={busy}>
            {both(step)}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
