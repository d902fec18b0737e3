/** The buttons of a stateful thing, drawn from the reply: open ones act, closed ones say why and from when. */
import { type ReactNode, useRef, useState } from "react";
import type { Stateful, Step } from "../ask";
import { newKey, Problem } from "../http";
import { dateText } from "../time";
import { refusalText, useRefusal } from "../words/refusal";
import { useBoth, useLanguage, useWords } from "../words/words";
import { Dialog } from "./dialog";
import { IconMore } from "./icons";
import { Button, Dropdown, Tooltip } from "./semi";
import { ErrorNote } from "./states";
import { Money, When } from "./text";
import { toast } from "./toast";

/** What is said before a step is taken. Money is shown with its amount, effect and deadline. */
export type Asking = { fen?: number; effect: ReactNode; due?: string; danger?: boolean };
export type FormProps = { step: Step; close: () => void; submit: (body: Record<string, unknown>) => Promise<boolean> };

type Props = {
  of: Pick<Stateful, "id" | "steps">;
  /** Does the step. The key stays the same until it succeeds: hand it to `call` as `{ key }`. */
  perform: (step: Step, key: string, body?: Record<string, unknown>) => Promise<unknown>;
  /** By step name: asks once before. */
  confirm?: Record<string, Asking>;
  /** By step name: a form in a dialog instead of a plain press; it calls `submit(body)`. */
  forms?: Record<string, (props: FormProps) => ReactNode>;
  /** Names drawn as the main button; default: the first open one. */
  primary?: string[];
  /** How many stand as buttons; the rest goes into a menu. */
  show?: number;
  size?: "small" | "default";
  module?: string;
  done?: () => void;
};

function useWhy(module?: string): (step: Step) => string {
  const t = useWords();
  const { zh } = useLanguage();
  return (step) => {
    const why =
      step.why || step.code
        ? refusalText({ code: step.code ?? undefined, params: step.params ?? {}, detail: step.why ?? "" }, zh, module)
        : t("steps.closed");
    return step.opens_at ? `${why}（${t("steps.opens_at", { at: dateText(step.opens_at) })}）` : why;
  };
}

/** One deed at a time; the same press repeated is the same deed. */
function usePerform({ of, perform, done, module }: Props) {
  const t = useWords();
  const both = useBoth();
  const say = useRefusal(module);
  const keys = useRef(new Map<string, string>());
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async (step: Step, body?: Record<string, unknown>, loud = true): Promise<boolean> => {
    if (busy) return false;
    const slot = `${of.id} ${step.name}`;
    const key = keys.current.get(slot) ?? newKey();
    keys.current.set(slot, key);
    setBusy(step.name);
    setError(null);
    try {
      await perform(step, key, body);
      keys.current.delete(slot);
      toast("done", t("steps.done", { step: both(step) }));
      done?.();
      return true;
    } catch (problem) {
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) keys.current.delete(slot);
      if (loud) toast("error", say(problem));
      setError(problem);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, error, run, clear: () => setError(null) };
}

/** Amount, effect and deadline of a step, for the forms of steps too. */
export function Stake({ of }: { of: Asking }) {
  const t = useWords();
  return (
    <dl className="facts grid stake" style={{ gridTemplateColumns: "max-content 1fr" }}>
      {of.fen !== undefined && (
        <div className="fact">
          <dt>{t("steps.amount")}</dt>
          <dd className="big">
            <Money fen={of.fen} strong />
          </dd>
        </div>
      )}
      <div className="fact">
        <dt>{t("steps.effect")}</dt>
        <dd>{of.effect}</dd>
      </div>
      {of.due && (
        <div className="fact">
          <dt>{t("steps.due")}</dt>
          <dd>
            <When at={of.due} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Asked({ step, asking, busy, error, module, close, go }: AskedProps) {
  const t = useWords();
  const both = useBoth();
  return (
    <Dialog
      title={t("steps.title", { step: both(step) })}
      open
      close={close}
      ok={both(step)}
      perform={go}
      busy={busy}
      danger={asking.danger ?? false}
    >
      <Stake of={asking} />
      <ErrorNote error={error} module={module} />
    </Dialog>
  );
}
type AskedProps = {
  step: Step;
  asking: Asking;
  busy: boolean;
  error: unknown;
  module: string | undefined;
  close: () => void;
  go: () => void;
};

type ButtonProps = {
  step: Step;
  why: string;
  main: boolean;
  danger: boolean;
  busy: boolean;
  size: "small" | "default";
  press: () => void;
};

function StepButton({ step, why, main, danger, busy, size, press }: ButtonProps) {
  const both = useBoth();
  const look = {
    theme: main ? "solid" : "light",
    type: danger ? "danger" : main ? "primary" : "tertiary",
    size,
  } as const;
  if (step.open) {
    return (
      <Button {...look} aria-busy={busy} onClick={press}>
        {both(step)}
      </Button>
    );
  }
  // Not `disabled`: a disabled button takes no focus, and its reason could not be read by keyboard.
  return (
    <Tooltip content={why}>
      <span className="step-closed">
        <button
          type="button"
          className={`closed closed-${size}`}
          aria-disabled="true"
          aria-description={why}
          data-step={step.name}
        >
          {both(step)}
        </button>
      </span>
    </Tooltip>
  );
}

export function Steps(props: Props) {
  const { of, confirm = {}, forms = {}, primary, show = 3, size = "default", module } = props;
  const t = useWords();
  const both = useBoth();
  const why = useWhy(module);
  const { busy, error, run, clear } = usePerform(props);
  const [at, setAt] = useState<Step | null>(null);
  const close = () => {
    clear();
    setAt(null);
  };
  const press = (step: Step) => (forms[step.name] || confirm[step.name] ? setAt(step) : void run(step));
  const main =
    primary ??
    of.steps
      .filter((s) => s.open)
      .map((s) => s.name)
      .slice(0, 1);
  // Where all fit, the flow's own order stays; else the open ones come before the menu.
  const ordered = of.steps.length <= show ? of.steps : [...of.steps].sort((a, b) => Number(b.open) - Number(a.open));
  const asking = at ? confirm[at.name] : undefined;
  const form = at ? forms[at.name] : undefined;
  return (
    <div className="acts">
      {ordered.slice(0, show).map((step) => (
        <StepButton
          key={step.name}
          step={step}
          why={step.open ? "" : why(step)}
          main={main.includes(step.name)}
          danger={confirm[step.name]?.danger ?? false}
          busy={busy === step.name}
          size={size}
          press={() => press(step)}
        />
      ))}
      {ordered.length > show && (
        <Dropdown
          trigger="click"
          position="bottomRight"
          render={
            <Dropdown.Menu>
              {ordered.slice(show).map((step) => (
                <Dropdown.Item key={step.name} disabled={!step.open} onClick={() => step.open && press(step)}>
                  <span className="menu-step">
                    {both(step)}
                    {!step.open && <small>{why(step)}</small>}
                  </span>
                </Dropdown.Item>
              ))}
            </Dropdown.Menu>
          }
        >
          <Button theme="borderless" type="tertiary" size={size} icon={<IconMore />} aria-label={t("steps.more")} />
        </Dropdown>
      )}
      {at && form && (
        <Dialog title={both(at)} open close={close}>
          {form({
            step: at,
            close,
            submit: async (body) => {
              const ok = await run(at, body, false);
              if (ok) close();
              return ok;
            },
          })}
          <ErrorNote error={error} module={module} />
        </Dialog>
      )}
      {at && asking && !form && (
        <Asked
          step={at}
          asking={asking}
          busy={busy === at.name}
          error={error}
          module={module}
          close={close}
          go={() => void run(at, undefined, false).then((ok) => ok && close())}
        />
      )}
    </div>
  );
}
