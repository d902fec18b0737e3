/** Short messages in the corner. Said politely; errors stay until closed. */
import { useSyncExternalStore } from "react";
import { useWords } from "../words/words";
import { IconAlertTriangle, IconClose, IconInfoCircle, IconTickCircle } from "./icons";

export type ToastKind = "done" | "info" | "error";
type Shown = { id: number; kind: ToastKind; text: string; act?: { label: string; perform: () => void } };

const LIFE_MS = 4_000;
let shown: Shown[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

const close = (id: number) => show(shown.filter((t) => t.id !== id));

/** `toast("done", text)`; with `act` it carries one button (undo, open). Returns a function that takes it away. */
export function toast(kind: ToastKind, text: string, act?: Shown["act"]): () => void {
  last += 1;
  const id = last;
  show([...shown.filter((t) => t.text !== text), act ? { id, kind, text, act } : { id, kind, text }].slice(-4));
  if (kind !== "error") setTimeout(() => close(id), act ? LIFE_MS * 2 : LIFE_MS);
  return () => close(id);
}

export const clearToasts = (): void => show([]);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const ICONS = { done: IconTickCircle, info: IconInfoCircle, error: IconAlertTriangle };

/** Mounted once by the shell. */
export function Toasts() {
  const t = useWords();
  const list = useSyncExternalStore(subscribe, () => shown);
  return (
    <section className="toasts" aria-label={t("toast.area")} aria-live="polite">
      {list.map(({ id, kind, text, act }) => {
        const Icon = ICONS[kind];
        return (
          <div key={id} className={`toast toast-${kind}`} role={kind === "error" ? "alert" : undefined}>
            <Icon aria-hidden="true" />
            <span>{text}</span>
            {act && (
              <button
                type="button"
                className="toast-act"
                onClick={() => {
                  close(id);
                  act.perform();
                }}
              >
                {act.label}
              </button>
            )}
            <button type="button" className="toast-close" aria-label={t("close")} onClick={() => close(id)}>
              <IconClose size="small" />
            </button>
          </div>
        );
      })}
    </section>
  );
}
