/** What might be sold to this buyer: stage, amount, next step. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { fenOf } from "@/kernel/money";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Sheet } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote, Nothing } from "@/kernel/ui/states";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type Opportunity, STAGES } from "./calls";
import "./customers.css";

type Draft = { stage: string; amount: string; next_step: string };

function Form({ buyer, of, close }: { buyer: string; of: Opportunity | null; close: () => void }) {
  const t = useWords("customers");
  const start = {
    stage: of?.stage ?? "lead",
    amount: of ? String(of.amount_fen / 100) : "",
    next_step: of?.next_step ?? "",
  };
  const [draft, setDraft] = useState<Draft>(start);
  const save = useDeed<unknown, Opportunity>({
    path: of ? `/api/customers/opportunities/${of.id}` : `/api/customers/${buyer}/opportunities`,
    method: of ? "PUT" : "POST",
    done: close,
  });
  const amount_fen = fenOf(draft.amount);
  const { stage, next_step } = draft;
  return (
    <Dialog
      title={t(of ? "change" : "note")}
      open
      close={close}
      busy={save.isPending}
      disabled={amount_fen === null}
      perform={() => save.mutate({ stage, amount_fen, next_step, ...(of ? { version: of.version } : {}) })}
    >
      <Field label={t("stage")}>
        {() => (
          <Select
            label={t("stage")}
            value={stage}
            options={STAGES.map((s) => ({ value: s, label: t(`stages.${s}`) }))}
            onChange={(next) => setDraft({ ...draft, stage: next })}
          />
        )}
      </Field>
      <Field label={t("amount")}>
        {(props) => <Input {...props} value={draft.amount} onChange={(amount) => setDraft({ ...draft, amount })} />}
      </Field>
      <Field label={t("next_step")}>
        {(props) => (
          <Input {...props} value={next_step} onChange={(words) => setDraft({ ...draft, next_step: words })} />
        )}
      </Field>
      <ErrorNote error={save.error} module="customers" />
    </Dialog>
  );
}

export function Opportunities({ buyer, of }: { buyer: string; of: Opportunity[] }) {
  const t = useWords("customers");
  const { zh } = useLanguage();
  const [editing, setEditing] = useState<Opportunity | "new" | null>(null);
  return (
    <Sheet title={t("opportunities")} acts={<Button onClick={() => setEditing("new")}>{t("note")}</Button>}>
      {of.length === 0 && <Nothing title={t("no_opportunities")} />}
      <ul className="rows cu-rows">
        {of.map((o) => (
          <li key={o.id} className="cu-hope">
            <Tag tone={o.stage === "won" ? "green" : o.stage === "lost" ? "neutral" : "blue"}>
              {zh ? o.stage_zh : o.stage_en}
            </Tag>
            <Money fen={o.amount_fen} strong />
            <User>{o.next_step}</User>
            <User>{o.staff_name}</User>
            <When at={o.at} />
            <Button size="small" theme="borderless" onClick={() => setEditing(o)}>
              {t("change")}
            </Button>
          </li>
        ))}
      </ul>
      {editing && <Form buyer={buyer} of={editing === "new" ? null : editing} close={() => setEditing(null)} />}
    </Sheet>
  );
}
