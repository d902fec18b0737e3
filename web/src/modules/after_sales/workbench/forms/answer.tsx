/** Agreeing and refusing. */
import { useState } from "react";
import { Slot } from "@/kernel/slots";
import { Field } from "@/kernel/ui/field";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Checkbox, TextArea } from "@/kernel/ui/semi";
import type { Asking, FormProps } from "@/kernel/ui/steps";
import { User } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { addressText } from "../../desk/facts";
import { StepForm } from "../../desk/form";
import { type RefusalReason, type Row, useAddresses, useChoices } from "../calls";

export type Own = FormProps & { of: Row; stake?: Asking };

export function Note({ value, onChange, label, hint }: NoteProps) {
  const t = useWords("after_sales");
  return (
    <Field label={label ?? t("form.note")} {...(hint ? { hint } : {})}>
      {(wired) => (
        <TextArea {...wired} value={value} onChange={onChange} maxCount={500} autosize={{ minRows: 2, maxRows: 6 }} />
      )}
    </Field>
  );
}
type NoteProps = { value: string; onChange: (text: string) => void; label?: string; hint?: string };

export function AddressSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useWords("after_sales");
  const { data, error } = useAddresses();
  const items = data?.items ?? [];
  const chosen = items.find((a) => a.id === value) ?? items.find((a) => a.is_default) ?? items[0];
  return (
    <Field
      label={t("form.address")}
      hint={error ? t("form.address_default") : chosen ? <User>{addressText(chosen)}</User> : t("form.address_none")}
    >
      {({ id }) => (
        <Select
          id={id}
          label={t("form.address")}
          width="100%"
          value={chosen?.id ?? ""}
          onChange={onChange}
          options={items.map((a) => ({
            value: a.id,
            label: `${a.is_default ? `${t("form.default")} ` : ""}${a.contact} ${a.region}${a.detail}`,
          }))}
        />
      )}
    </Field>
  );
}

export function AgreeReturn({ of, stake, ...form }: Own) {
  const [address, setAddress] = useState("");
  const [note, setNote] = useState("");
  const t = useWords("after_sales");
  const body = () => ({ ...(address ? { address_id: address } : {}), note, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body}>
      <AddressSelect value={address} onChange={setAddress} />
      <Note value={note} onChange={setNote} hint={t("form.note_hint")} />
    </StepForm>
  );
}

/** Money leaves although nothing came back: said and ticked, not merely pressed. */
export function AgreeUnreturned({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const [sure, setSure] = useState(false);
  const [note, setNote] = useState("");
  const body = () => ({ confirmed: sure, note, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body} ready={sure} danger>
      <p className="as-warn">
        <b>{t("form.unreturned")}</b> {t("form.unreturned_text")}
      </p>
      <Checkbox checked={sure} onChange={(e) => setSure(e.target.checked ?? false)}>
        {t("form.unreturned_sure")}
      </Checkbox>
      <Note value={note} onChange={setNote} />
    </StepForm>
  );
}

type ReasonProps = { reasons: RefusalReason[]; value: string; onChange: (code: string) => void };

export function ReasonSelect({ reasons, value, onChange }: ReasonProps) {
  const t = useWords("after_sales");
  const both = useBoth();
  return (
    <Field label={t("form.reason")} required>
      {({ id }) => (
        <Select
          id={id}
          label={t("form.reason_choose")}
          width="100%"
          value={value}
          onChange={onChange}
          options={reasons.map((r) => ({
            value: r.code,
            label: both(r),
            ...(r.proof ? { hint: t("form.proof") } : {}),
          }))}
        />
      )}
    </Field>
  );
}

export function Refuse({ of, stake, stage, ...form }: Own & { stage: RefusalReason["stage"] }) {
  const t = useWords("after_sales");
  const { data } = useChoices();
  const reasons = (data?.refusals ?? []).filter((r) => r.stage === stage);
  const [picked, setPicked] = useState("");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  // The platform leaves one reason only: it is already chosen.
  const reason = picked || (reasons.length === 1 ? (reasons[0]?.code ?? "") : "");
  const proof = reasons.find((r) => r.code === reason)?.proof ?? false;
  const body = () => ({ reason, note, files, version: of.version });
  return (
    <StepForm
      {...form}
      {...(stake ? { stake } : {})}
      body={body}
      danger
      ready={reason !== "" && (!proof || files.length > 0)}
    >
      <ReasonSelect reasons={reasons} value={reason} onChange={setPicked} />
      <Note value={note} onChange={setNote} label={t("form.remark")} hint={t("form.remark_hint")} />
      <div className="field">
        <span className="strong">{t(proof ? "form.proof_files" : "form.files")}</span>
        <PickFiles value={files} onChange={setFiles} most={8} label={t("form.add_file")} />
        <Slot name="files.of_order" with={{ order: of.order_id, value: files, most: 8, onChange: setFiles }} />
      </div>
    </StepForm>
  );
}
