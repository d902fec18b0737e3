/** What the platform decides about a request: each says what follows before it is done. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "@/kernel/http";
import { fenOf } from "@/kernel/money";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Button, Input, TextArea } from "@/kernel/ui/semi";
import { type Asking, type FormProps, Stake, Steps } from "@/kernel/ui/steps";
import { useBoth, useWords } from "@/kernel/words/words";
import { hoursOf } from "../../desk/meaning";
import type { Request } from "../../desk/types";
import { stepPath } from "../calls";

type Judged = Pick<Request, "id" | "version" | "steps" | "limit_s">;
type Own = FormProps & { of: Judged };

type FormBox = Pick<FormProps, "step" | "close" | "submit"> & {
  stake: Asking;
  body: () => Record<string, unknown>;
  ready?: boolean;
  children: ReactNode;
};

function Form({ step, close, submit, stake, body, ready = true, children }: FormBox) {
  const t = useWords();
  const both = useBoth();
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || !ready) return;
        setBusy(true);
        void submit(body()).finally(() => setBusy(false));
      }}
    >
      <Stake of={stake} />
      {children}
      <div className="form-acts">
        <Button type="tertiary" onClick={close}>
          {t("cancel")}
        </Button>
        <Button theme="solid" htmlType="submit" disabled={!ready} aria-busy={busy}>
          {both(step)}
        </Button>
      </div>
    </form>
  );
}

type Said = { value: string; onChange: (text: string) => void; label: string; hint?: string; must?: boolean };

export function Words({ value, onChange, label, hint, must = false }: Said) {
  return (
    <Field label={label} required={must} {...(hint ? { hint } : {})}>
      {(wired) => (
        <TextArea {...wired} value={value} onChange={onChange} maxCount={500} autosize={{ minRows: 3, maxRows: 8 }} />
      )}
    </Field>
  );
}

function Approve({ of, ...form }: Own) {
  const t = useWords("service_requests");
  const [note, setNote] = useState("");
  return (
    <Form {...form} stake={{ effect: t("judge.approve") }} body={() => ({ version: of.version, note })}>
      <Words value={note} onChange={setNote} label={t("judge.note")} />
    </Form>
  );
}

/** Whole hours, or null when it is none. */
export function hoursIn(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;
}

function SendBack({ of, ...form }: Own) {
  const t = useWords("service_requests");
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const hours = text.trim() ? hoursIn(text) : undefined;
  const body = () => ({ version: of.version, reason, ...(typeof hours === "number" ? { hours } : {}) });
  return (
    <Form {...form} stake={{ effect: t("judge.send_back") }} body={body} ready={reason.trim() !== "" && hours !== null}>
      <Words value={reason} onChange={setReason} label={t("judge.reason")} must />
      <Field
        label={t("judge.hours")}
        hint={t("judge.hours_hint", { h: hoursOf(of.limit_s) })}
        error={hours === null ? t("judge.hours_bad") : undefined}
      >
        {(wired) => <Input {...wired} value={text} onChange={setText} inputMode="numeric" suffix={t("judge.h")} />}
      </Field>
    </Form>
  );
}

const KINDS = ["refund", "compensate", "close"];

function Act({ of, ...form }: Own) {
  const t = useWords("service_requests");
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const pays = kind === "refund" || kind === "compensate";
  const fen = pays ? fenOf(text) : 0;
  const amount = fen ?? 0;
  const body = () => ({ version: of.version, kind, amount_fen: amount, note });
  const ready = kind !== "" && fen !== null && (!pays || amount > 0) && note.trim() !== "";
  return (
    <Form
      {...form}
      stake={{ effect: t(kind ? `judge.act_${kind}` : "judge.act"), ...(pays && amount > 0 ? { fen: amount } : {}) }}
      body={body}
      ready={ready}
    >
      <Field label={t("judge.kind")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("judge.kind_choose")}
            width="100%"
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        )}
      </Field>
      {pays && (
        <Field label={t("judge.amount")} required error={text && fen === null ? t("judge.amount_bad") : undefined}>
          {(wired) => <Input {...wired} prefix="¥" value={text} onChange={setText} inputMode="decimal" />}
        </Field>
      )}
      <Words value={note} onChange={setNote} label={t("judge.why")} must />
    </Form>
  );
}

type Props = { of: Judged; show?: number; size?: "small" | "default" };
const OURS = ["approve", "send_back", "act"];

export function JudgeSteps({ of, show = 3, size = "default" }: Props) {
  const queries = useQueryClient();
  const steps = of.steps.filter((s) => OURS.includes(s.name));
  if (steps.length === 0) return null;
  return (
    <Steps
      of={{ id: of.id, steps }}
      show={show}
      size={size}
      module="service_requests"
      primary={["approve"]}
      forms={{
        approve: (form) => <Approve {...form} of={of} />,
        send_back: (form) => <SendBack {...form} of={of} />,
        act: (form) => <Act {...form} of={of} />,
      }}
      perform={(step, key, body) => call("POST", stepPath(of.id, step.name), { version: of.version, ...body }, { key })}
      done={() => void queries.invalidateQueries({ queryKey: ["service_requests"] })}
    />
  );
}
