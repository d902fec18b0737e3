/** What every buyer page is made of. Sized for thumbs, no library behind it. */
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Stateful, Step } from "../ask";
import { useTick } from "../clock";
import { newKey, Problem } from "../http";
import { yuan } from "../money";
import { dateText, dueLevel, SECOND, span } from "../time";
import { Go } from "./path";
import { type Pair, useChinese, useProblem, useSay } from "./words";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { main?: boolean; busy?: boolean };

export function Button({ main, busy, className = "", disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy}
      className={`b-button ${main ? "main" : ""} ${className}`}
    />
  );
}

export function Screen({
  title,
  back,
  own,
  acts,
  children,
}: {
  title: string;
  back?: string;
  /** The title is a name that somebody gave. */
  own?: boolean;
  acts?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <header className="b-head">
        {back && (
          <Go to={back} className="b-back">
            <span aria-hidden="true">‹</span>
            <span className="hidden">{say({ zh: "返回", en: "Back" })}</span>
          </Go>
        )}
        <h1 {...(own && { "data-user": true })}>{title}</h1>
        {acts}
      </header>
      <main className="b-main" id="main">
        {children}
      </main>
    </>
  );
}

export function Field({
  label,
  error,
  hint,
  children,
}: {
  label: string;
  error?: string;
  hint?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="b-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error ? (
        <p className="b-error" role="alert">
          {error}
        </p>
      ) : (
        hint && <p className="sub">{hint}</p>
      )}
    </div>
  );
}

export const Money = ({ fen }: { fen: number }) => <span className="num">{yuan(fen)}</span>;

export function When({ at }: { at: string }) {
  return (
    <time className="num" dateTime={at} title={at}>
      {dateText(at)}
    </time>
  );
}

/** Time left to a deadline; `after` says what happens then. */
export function Countdown({ due, start, after }: { due: string; start?: string; after?: Pair }) {
  const say = useSay();
  const chinese = useChinese();
  const end = Date.parse(due);
  const left = useTick((now) => Math.ceil((end - now) / SECOND)) * SECOND;
  const level = dueLevel(left, start ? end - Date.parse(start) : 0);
  const text = level === "over" ? { zh: "已超时", en: "Overdue" } : { zh: "剩余 {t}", en: "{t} left" };
  return (
    <span className={`chip chip-${level}`} data-level={level}>
      <span aria-hidden="true">◷</span> {say(text, { t: span(left, chinese) })}
      {after && ` · ${say(after)}`}
    </span>
  );
}

export function ErrorNote({ error }: { error: unknown }) {
  const tell = useProblem();
  if (!error) return null;
  return (
    <p className="b-error" role="alert">
      {tell(error)}
    </p>
  );
}

export function Waiting() {
  const say = useSay();
  return (
    <p className="b-waiting" role="status">
      {say({ zh: "加载中…", en: "Loading…" })}
    </p>
  );
}

/** A sheet from the bottom, on the browser's own dialog. Mounted means open. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const say = useSay();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="b-sheet" aria-label={title} onCancel={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="b-close" aria-label={say({ zh: "关闭", en: "Close" })} onClick={close}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}

type StepsProps = {
  of: Pick<Stateful, "id" | "steps">;
  /** The key stays the same until the step succeeds: a double tap is one deed. */
  perform: (step: Step, key: string) => Promise<unknown>;
  /** By step name: what is said before; the press is then asked for once more. */
  confirm?: Record<string, ReactNode>;
  /** By step name: opens something of the page's own instead. */
  instead?: Record<string, () => void>;
  /** Closed steps a buyer need not see. */
  hideClosed?: boolean;
};

export function Steps({ of, perform, confirm = {}, instead = {}, hideClosed = false }: StepsProps) {
  const say = useSay();
  const [asking, setAsking] = useState<Step | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const key = useRef(newKey());
  const run = async (step: Step) => {
    if (busy) return;
    setBusy(step.name);
    setError(null);
    try {
      await perform(step, key.current);
      key.current = newKey();
      setAsking(null);
    } catch (problem) {
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) key.current = newKey();
      setError(problem);
    } finally {
      setBusy(null);
    }
  };
  const press = (step: Step) => {
    const own = instead[step.name];
    if (own) own();
    else if (confirm[step.name]) setAsking(step);
    else void run(step);
  };
  const label = (step: Step) => say({ zh: step.label_zh, en: step.label_en });
  const shown = of.steps.filter((s) => s.open || !hideClosed);
  return (
    <div className="b-steps">
      {shown.map((step, i) => (
        <div key={step.name}>
          <Button
            main={step.open && i === 0}
            disabled={!step.open}
            busy={busy === step.name}
            onClick={() => press(step)}
          >
            {label(step)}
          </Button>
          {!step.open && step.why && <p className="sub">{step.why}</p>}
        </div>
      ))}
      {!asking && <ErrorNote error={error} />}
      {asking && (
        <Sheet title={label(asking)} close={() => setAsking(null)}>
          {confirm[asking.name]}
          <ErrorNote error={error} />
          <Button main busy={busy === asking.name} onClick={() => void run(asking)}>
            {label(asking)}
          </Button>
        </Sheet>
      )}
    </div>
  );
}
