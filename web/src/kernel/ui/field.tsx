/** Forms: a label, a control, its hint and its error, tied together for a screen reader. */
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Problem } from "../http";
import { useRefusal } from "../words/refusal";

type Wired = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };
type FieldProps = {
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
  /** Gets the id and aria attributes for the control: `{(wired) => <Input {...wired} … />}`. */
  children: (wired: Wired) => ReactNode;
};

export function Field({ label, error, hint, required, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="must" aria-hidden="true">
            {" "}
            *
          </span>
        )}
      </label>
      {children({ id, "aria-describedby": error || hint ? note : undefined, "aria-invalid": Boolean(error) })}
      {(error || hint) && (
        <p id={note} className={error ? "field-error" : "sub"} role={error ? "alert" : undefined}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export type Form<T> = {
  values: T;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  /** Problems of single fields, by the server's pointers or by `check`. */
  errorOf: (name: keyof T & string) => string | undefined;
  /** What concerns no single field. */
  error: unknown;
  busy: boolean;
  submit: (event?: FormEvent) => void;
  reset: (values?: T) => void;
};

type Errors<T> = Partial<Record<keyof T & string, string>>;

/** `check` answers the field errors that can be known without asking the server. */
export function useForm<T extends object>(
  start: T,
  send: (values: T) => Promise<unknown>,
  check?: (values: T) => Errors<T>,
  module?: string,
): Form<T> {
  const say = useRefusal(module);
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Errors<T>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const refused = (problem: unknown) => {
    const pointed = problem instanceof Problem ? problem.errors : [];
    const named = pointed.map((e) => [e.pointer.replace(/^#?\//, "").split("/")[0], e.code] as const);
    const mine = named.filter(([name]) => name !== undefined && name in values);
    // The problem's own sentence is exact; a list of faults has codes only.
    const sentence = (code: string) =>
      say(problem instanceof Problem && problem.code === code ? problem : new Problem({ code }));
    setErrors(Object.fromEntries(mine.map(([name, code]) => [name, sentence(code)])) as Errors<T>);
    setError(mine.length > 0 ? null : problem);
  };
  const submit = async () => {
    const found = check?.(values) ?? {};
    setErrors(found);
    setError(null);
    if (Object.values(found).some(Boolean) || busy) return;
    setBusy(true);
    try {
      await send(values);
    } catch (problem) {
      refused(problem);
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    set: (name, value) => {
      setValues((old) => ({ ...old, [name]: value }));
      setErrors((old) => ({ ...old, [name]: undefined }));
    },
    errorOf: (name) => errors[name],
    error,
    busy,
    submit: (event) => {
      event?.preventDefault();
      void submit();
    },
    reset: (next = start) => {
      setValues(next);
      setErrors({});
      setError(null);
    },
  };
}
