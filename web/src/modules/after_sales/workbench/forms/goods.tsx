/** Goods that come back or go out again: the address, the inspection, the shipment, the warehouse's answer. */
import { useState } from "react";
import { Field } from "@/kernel/ui/field";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Input, Radio, RadioGroup } from "@/kernel/ui/semi";
import { useBoth, useWords } from "@/kernel/words/words";
import { StepForm } from "../../desk/form";
import { useCarriers, useChoices } from "../calls";
import { AddressSelect, Note, type Own } from "./answer";

export function GiveAddress({ of, stake, ...form }: Own) {
  const [address, setAddress] = useState("");
  const body = () => ({ ...(address ? { address_id: address } : {}), version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body}>
      <AddressSelect value={address} onChange={setAddress} />
    </StepForm>
  );
}

export function Inspect({ of, ...form }: Own) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useChoices();
  const [conclusion, setConclusion] = useState("");
  const [appraiser, setAppraiser] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const body = () => ({ conclusion, appraiser, files, note, version: of.version });
  return (
    <StepForm {...form} body={body} ready={conclusion !== "" && appraiser !== "" && files.length > 0}>
      <fieldset className="as-checklist">
        <legend>{t("form.conclusion")}</legend>
        <RadioGroup
          value={conclusion}
          onChange={(e) => setConclusion(String(e.target.value))}
          aria-label={t("form.conclusion")}
        >
          {(data?.conclusions ?? []).map((c) => (
            <Radio key={c.code} value={c.code}>
              {both(c)}
            </Radio>
          ))}
        </RadioGroup>
      </fieldset>
      <Field label={t("form.appraiser")} required hint={t("form.appraiser_hint")}>
        {({ id }) => (
          <Select
            id={id}
            label={t("form.choose")}
            width="100%"
            value={appraiser}
            onChange={setAppraiser}
            options={(data?.appraisers ?? []).map((a) => ({ value: a.code, label: both(a) }))}
          />
        )}
      </Field>
      <div className="field">
        <span className="strong">{t("form.photos")}</span>
        <PickFiles value={files} onChange={setFiles} most={8} label={t("form.add_file")} />
      </div>
      <Note value={note} onChange={setNote} />
    </StepForm>
  );
}

export function Ship({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useCarriers();
  const [carrier, setCarrier] = useState("");
  const [waybill, setWaybill] = useState("");
  const body = () => ({ carrier, waybill, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body} ready={carrier !== "" && waybill.trim() !== ""}>
      <Field label={t("form.carrier")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("form.choose")}
            width="100%"
            value={carrier}
            onChange={setCarrier}
            options={(data?.carriers ?? []).map((c) => ({ value: c.label_zh, label: both(c) }))}
          />
        )}
      </Field>
      <Field label={t("form.waybill")} required>
        {(wired) => <Input {...wired} value={waybill} onChange={setWaybill} autoComplete="off" />}
      </Field>
    </StepForm>
  );
}

export function CancelInErp({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useChoices();
  const [answer, setAnswer] = useState("");
  const body = () => ({ answer, version: of.version });
  return (
    <StepForm {...form} {...(stake ? { stake } : {})} body={body} ready={answer !== ""}>
      <Field label={t("form.erp")} required hint={t("form.erp_hint")}>
        {({ id }) => (
          <Select
            id={id}
            label={t("form.choose")}
            width="100%"
            value={answer}
            onChange={setAnswer}
            options={(data?.erp ?? []).map((e) => ({ value: e.code, label: both(e) }))}
          />
        )}
      </Field>
    </StepForm>
  );
}
