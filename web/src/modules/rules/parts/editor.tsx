/** A rule as a form: each leaf with a control that fits its value. */
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Checkbox, Input, TextArea } from "@/kernel/ui/semi";
import { useWords } from "@/kernel/words/words";
import {
  changed,
  isTimeOfDay,
  type Leaf,
  leaves,
  measured,
  type Rule,
  secondsOf,
  spanOf,
  type Unit,
} from "../model/rule";
import { usePath } from "./value";

type One = { leaf: Leaf; label: string; error: string | undefined; put: (value: unknown) => void };

function Span({ leaf, label, error, put }: One) {
  const t = useWords("rules");
  const { n, unit } = measured(secondsOf(leaf.value) ?? 0);
  return (
    <Field label={label} error={error}>
      {(wired) => (
        <div className="with-button">
          <Input
            {...wired}
            inputMode="numeric"
            value={String(n)}
            onChange={(text) => /^\d{0,7}$/.test(text) && put(spanOf(Number(text), unit))}
          />
          <Select
            label={t("unit.label")}
            value={unit}
            width={96}
            onChange={(next) => put(spanOf(n, next as Unit))}
            options={(["day", "hour", "minute", "second"] as const).map((value) => ({
              value,
              label: t(`unit.name_${value}`),
            }))}
          />
        </div>
      )}
    </Field>
  );
}

/** What has no control of its own is written as it stands in the file. */
function Raw({ leaf, label, error, put }: One) {
  const t = useWords("rules");
  const text = JSON.stringify(leaf.value);
  return (
    <Field label={label} error={error} hint={t("editor.raw")}>
      {(wired) => (
        <TextArea
          {...wired}
          rows={2}
          defaultValue={text}
          onBlur={(event) => {
            try {
              put(JSON.parse(event.currentTarget.value));
            } catch {
              event.currentTarget.value = text; // not a value: what stood there stays
            }
          }}
        />
      )}
    </Field>
  );
}

function Control(one: One) {
  const { leaf, label, error, put } = one;
  const { value } = leaf;
  if (typeof value === "boolean")
    return (
      <Checkbox checked={value} onChange={(e) => put(e.target.checked ?? false)}>
        {label}
      </Checkbox>
    );
  if (secondsOf(value) !== null) return <Span {...one} />;
  if (isTimeOfDay(value))
    return (
      <Field label={label} error={error}>
        {(wired) => (
          <input {...wired} type="time" value={value.slice(0, 5)} onChange={(e) => put(`${e.target.value}:00`)} />
        )}
      </Field>
    );
  if (typeof value === "number")
    return (
      <Field label={label} error={error}>
        {(wired) => (
          <Input
            {...wired}
            inputMode="decimal"
            value={String(value)}
            onChange={(text) => /^\d{0,12}$/.test(text) && put(Number(text))}
          />
        )}
      </Field>
    );
  if (typeof value === "string")
    return (
      <Field label={label} error={error}>
        {(wired) => <Input {...wired} value={value} onChange={put} />}
      </Field>
    );
  return <Raw {...one} />;
}

/** `fault` stands under the leaf that the server pointed at. */
type Props = { rule: Rule; fault: { leaf: string | null; text: string } | null; onChange: (rule: Rule) => void };

export function RuleEditor({ rule, fault, onChange }: Props) {
  const pathText = usePath();
  return (
    <div className="form-grid" data-user>
      {leaves(rule).map((leaf) => (
        <Control
          key={leaf.path.join(".")}
          leaf={leaf}
          label={pathText(leaf.path)}
          error={fault?.leaf === leaf.path.join(".") ? fault.text : undefined}
          put={(value) => onChange(changed(rule, leaf.path, value) as Rule)}
        />
      ))}
    </div>
  );
}
