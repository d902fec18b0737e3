/** A plain, semantic table: sticky head, optional selection, an actions column that stays in view; rows answer to keys. */
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { useActions } from "../keys/use";
import { useWords } from "../words/words";

export type Column<T> = {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  width?: number | string;
  align?: "left" | "right";
  /** Stays at the right edge when the table scrolls sideways. */
  pin?: boolean;
};

export type Selection = { chosen: ReadonlySet<string>; change: (chosen: Set<string>) => void };
type Props<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** A click on the row (not on a control in it); the keyboard's way is a link or button in a cell. */
  open?: ((row: T) => void) | undefined;
  selected?: string | undefined;
  selection?: Selection | undefined;
};

const OWN_CLICK = "a,button,input,label,select,textarea,[role=button],[role=combobox],[role=listbox]";

function SelectAll<T>({ rows, rowKey, selection }: { rows: T[]; rowKey: (row: T) => string; selection: Selection }) {
  const t = useWords();
  const keys = rows.map(rowKey);
  const n = keys.filter((k) => selection.chosen.has(k)).length;
  const set = (on: boolean) => {
    const next = new Set(selection.chosen);
    for (const k of keys) on ? next.add(k) : next.delete(k);
    selection.change(next);
  };
  return (
    <th scope="col" className="tick">
      <input
        type="checkbox"
        aria-label={t("list.select_all")}
        checked={n > 0 && n === keys.length}
        ref={(box) => {
          if (box) box.indeterminate = n > 0 && n < keys.length;
        }}
        onChange={(e) => set(e.target.checked)}
      />
    </th>
  );
}

/** Up and down move the focus from row to row, Enter opens, x chooses; J and K come in from anywhere on the page. */
function useRowKeys(frame: RefObject<HTMLElement>, on: boolean): (event: KeyboardEvent) => void {
  const rows = () => [...(frame.current?.querySelectorAll<HTMLElement>("tbody > tr") ?? [])];
  const step = (by: number) => {
    const all = rows();
    const here = all.findIndex((r) => r.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by));
    all[next]?.focus();
  };
  const words = { down: { zh: "列表下一行", en: "Next row" }, up: { zh: "列表上一行", en: "Previous row" } };
  const visible = () => on && rows().length > 0;
  useActions([
    { name: "list.down", words: words.down, keys: ["KeyJ"], quiet: true, visible, perform: () => step(1) },
    { name: "list.up", words: words.up, keys: ["KeyK"], quiet: true, visible, perform: () => step(-1) },
  ]);
  return (event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const target = event.target as HTMLElement;
    if (!on || by === 0 || (target !== frame.current && target.tagName !== "TR")) return;
    event.preventDefault();
    step(by);
  };
}

function Row<T>({ row, columns, rowKey, open, selected, selection }: Props<T> & { row: T }) {
  const t = useWords();
  const key = rowKey(row);
  const toggle = (on: boolean) => {
    const next = new Set(selection?.chosen);
    on ? next.add(key) : next.delete(key);
    selection?.change(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && open) open(row);
    else if (event.key.toLowerCase() === "x" && selection) toggle(!selection.chosen.has(key));
    else return;
    event.preventDefault();
  };
  return (
    <tr
      className={`${open ? "opens" : ""} ${selected === key ? "on" : ""}`}
      aria-current={selected === key ? "true" : undefined}
      tabIndex={open || selection ? -1 : undefined}
      onKeyDown={onKey}
      onClick={(e) => {
        if (open && !(e.target as Element).closest(OWN_CLICK) && !getSelection()?.toString()) open(row);
      }}
    >
      {selection && (
        <td className="tick">
          <input
            type="checkbox"
            aria-label={t("list.select_row")}
            checked={selection.chosen.has(key)}
            onChange={(e) => toggle(e.target.checked)}
          />
        </td>
      )}
      {columns.map((c) => (
        <td key={c.key} className={`${c.align === "right" ? "right" : ""} ${c.pin ? "pin" : ""}`}>
          {c.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export function Table<T>(props: Props<T>) {
  const { label, columns, rows, rowKey, selection } = props;
  const frame = useRef<HTMLElement>(null);
  const onKey = useRowKeys(frame, Boolean(props.open ?? selection));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its frame must scroll by keyboard
    <section className="table-frame" tabIndex={0} aria-label={label} ref={frame} onKeyDown={onKey}>
      <table className="table">
        <caption className="hidden">{label}</caption>
        <thead>
          <tr>
            {selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />}
            {columns.map((c) => (
              <th
                key={c.key}
                scope="col"
                className={`${c.align === "right" ? "right" : ""} ${c.pin ? "pin" : ""}`}
                style={c.width === undefined ? undefined : { width: c.width, minWidth: c.width }}
              >
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
