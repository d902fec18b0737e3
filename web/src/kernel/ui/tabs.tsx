/** A row of tabs with counts; arrows move, as in every tab list. */
import type { KeyboardEvent } from "react";

export type TabItem = { key: string; label: string; n?: number | undefined; hot?: boolean };
type Props = { items: TabItem[]; at: string; pick: (key: string) => void; label: string };

export function TabBar({ items, at, pick, label }: Props) {
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const i = items.findIndex((item) => item.key === at);
    const next = items[(i + step + items.length) % items.length];
    if (!next) return;
    pick(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.key)}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKey}>
      {items.map(({ key, label: text, n, hot }) => (
        <button
          key={key}
          type="button"
          role="tab"
          data-tab={key}
          aria-selected={key === at}
          tabIndex={key === at ? 0 : -1}
          onClick={() => pick(key)}
        >
          {text}
          {n !== undefined && <i className={hot && n > 0 ? "num hot" : "num"}>{n}</i>}
        </button>
      ))}
    </div>
  );
}
