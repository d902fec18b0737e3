/** What goes to the platform, and a part of the money at once. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { fenOf, yuan } from "@/kernel/money";
import { Slot } from "@/kernel/slots";
import { Field } from "@/kernel/ui/field";
import { PickFiles } from "@/kernel/ui/picture";
import { Input } from "@/kernel/ui/semi";
import { useBoth, useWords } from "@/kernel/words/words";
import { StepForm } from "../../desk/form";
import type { Case } from "../calls";
import { Note, type Own } from "./answer";

export function Intervene({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const body = () => ({ note, files, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body} ready={note.trim() !== ""}>
      <Note value={note} onChange={setNote} label={t("form.intervene")} />
      <PickFiles value={files} onChange={setFiles} most={4} label={t("form.add_file")} />
    </StepForm>
  );
}

/** A missing piece of proof is pointed out, it stops nobody. */
export function SubmitEvidence({ of, ...form }: Own) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useAsk<Case>(`/api/after_sales/${of.id}`);
  const [items, setItems] = useState<Record<string, string>>({});
  const [files, setFiles] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const checklist = data?.checklist ?? [];
  const missing = checklist.filter((c) => !c.present && !items[c.item]);
  const put = (item: string, id: string | undefined) => {
    const { [item]: _old, ...rest } = items;
    setItems(id ? { ...rest, [item]: id } : rest);
  };
  const body = () => ({ files, items, note, version: of.version });
  const some = files.length > 0 || Object.keys(items).length > 0 || note.trim() !== "";
  return (
    <StepForm {...form} body={body} ready={some}>
      {checklist.length > 0 && (
        <fieldset className="as-checklist">
          <legend>{t("form.checklist")}</legend>
          {checklist.map((c) => (
            <div key={c.item} className="stack-s">
              <span className="sub">
                {both(c)} {c.present && `✓ ${t("form.there")}`}
              </span>
              <PickFiles
                value={items[c.item] ? [items[c.item] ?? ""] : []}
                onChange={(ids) => put(c.item, ids[0])}
                most={1}
                label={t("form.add_file")}
              />
            </div>
          ))}
        </fieldset>
      )}
      {missing.length > 0 && (
        <p className="as-warn">
          <b>{t("form.missing")}</b> {missing.map((c) => both(c)).join("、")}
        </p>
      )}
      <div className="field">
        <span className="strong">{t("form.more_files")}</span>
        <PickFiles value={files} onChange={setFiles} most={4} label={t("form.add_file")} />
        <Slot name="files.of_order" with={{ order: of.order_id, value: files, most: 4, onChange: setFiles }} />
      </div>
      <Note value={note} onChange={setNote} label={t("form.evidence")} />
    </StepForm>
  );
}

export function SmallPayment({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const fen = fenOf(text);
  const over = fen !== null && fen > of.amount_fen;
  const body = () => ({ amount_fen: fen ?? 0, note, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body} ready={fen !== null && fen > 0 && !over}>
      <Field
        label={t("form.small")}
        required
        hint={t("form.small_hint", { most: yuan(of.amount_fen) })}
        error={over ? t("form.small_over", { most: yuan(of.amount_fen) }) : undefined}
      >
        {(wired) => <Input {...wired} prefix="¥" value={text} onChange={setText} inputMode="decimal" />}
      </Field>
      <Note value={note} onChange={setNote} />
    </StepForm>
  );
}
