/** What the platform decides: money and blame are said before it is done. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { fenOf, yuan } from "@/kernel/money";
import { Field } from "@/kernel/ui/field";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Input, TextArea } from "@/kernel/ui/semi";
import { type Asking, type FormProps, Steps } from "@/kernel/ui/steps";
import { useWords } from "@/kernel/words/words";
import { StepForm } from "../../desk/form";
import { type DeskRow, deskPath } from "../calls";

const LIABLE = ["merchant", "buyer", "carrier", "nobody"];
const PLAIN = ["request_evidence", "negotiate", "ask_address", "end_intervention", "use_default_address"];

function Words({ value, onChange, label }: { value: string; onChange: (text: string) => void; label: string }) {
  return (
    <Field label={label} required>
      {(wired) => (
        <TextArea {...wired} value={value} onChange={onChange} maxCount={500} autosize={{ minRows: 3, maxRows: 8 }} />
      )}
    </Field>
  );
}

type Own = FormProps & { of: DeskRow; stake: Asking };

function Ruling({ of, stake, money, ...form }: Own & { money: boolean }) {
  const t = useWords("after_sales");
  const [liability, setLiability] = useState("");
  const [note, setNote] = useState("");
  const [text, setText] = useState("");
  const fen = text.trim() ? fenOf(text) : undefined;
  const body = () => ({
    liability,
    note,
    version: of.version,
    ...(money && typeof fen === "number" ? { amount_fen: fen } : {}),
  });
  return (
    <StepForm
      {...form}
      stake={stake}
      body={body}
      danger={!money}
      ready={liability !== "" && note.trim() !== "" && fen !== null}
    >
      <Field label={t("rule.liability")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("form.choose")}
            width="100%"
            value={liability}
            onChange={setLiability}
            options={LIABLE.map((value) => ({ value, label: t(`liability.${value}`) }))}
          />
        )}
      </Field>
      {money && (
        <Field
          label={t("rule.amount")}
          hint={of.amount_fen > 0 ? t("rule.amount_hint", { all: yuan(of.amount_fen) }) : t("rule.amount_needed")}
          error={fen === null ? t("rule.amount_bad") : undefined}
        >
          {(wired) => <Input {...wired} prefix="¥" value={text} onChange={setText} inputMode="decimal" />}
        </Field>
      )}
      <Words value={note} onChange={setNote} label={t("rule.why")} />
    </StepForm>
  );
}

function StepIn({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  return (
    <StepForm {...form} stake={stake} body={() => ({ note, files, version: of.version })} ready={note.trim() !== ""}>
      <Words value={note} onChange={setNote} label={t("rule.step_in")} />
      <PickFiles value={files} onChange={setFiles} most={4} label={t("form.add_file")} />
    </StepForm>
  );
}

function Told({ of, stake, ...form }: Own) {
  const t = useWords("after_sales");
  const [note, setNote] = useState("");
  return (
    <StepForm {...form} stake={stake} body={() => ({ note, version: of.version })}>
      <Words value={note} onChange={setNote} label={t("rule.note")} />
    </StepForm>
  );
}

type Props = { of: DeskRow; show?: number; size?: "small" | "default" };

export function DeskSteps({ of, show = 4, size = "default" }: Props) {
  const t = useWords("after_sales");
  const queries = useQueryClient();
  const stake = (name: string): Asking => ({ effect: t(`ruled.${name}`) });
  const paid: Asking = { ...stake("rule_for_buyer"), ...(of.amount_fen > 0 ? { fen: of.amount_fen } : {}) };
  const plain = Object.fromEntries(
    PLAIN.map((name) => [name, (form: FormProps) => <Told {...form} of={of} stake={stake(name)} />]),
  );
  return (
    <Steps
      of={of}
      show={show}
      size={size}
      module="after_sales"
      primary={["rule_for_buyer", "rule_for_merchant"]}
      confirm={{ to_refund_only: { ...paid, effect: t("ruled.to_refund_only"), danger: true } }}
      forms={{
        ...plain,
        intervene: (form) => <StepIn {...form} of={of} stake={stake("intervene")} />,
        rule_for_buyer: (form) => <Ruling {...form} of={of} stake={paid} money />,
        rule_for_merchant: (form) => <Ruling {...form} of={of} stake={stake("rule_for_merchant")} money={false} />,
      }}
      perform={(step, key, body) => call("POST", deskPath(of.id, step.name), { version: of.version, ...body }, { key })}
      done={() => void queries.invalidateQueries({ queryKey: ["after_sales"] })}
    />
  );
}
