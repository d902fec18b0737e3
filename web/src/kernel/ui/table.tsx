/** A plain, semantic table: sticky head, optional selection, an actions column that stays in view. */
import type { ReactNode } from "react";
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

function Row<T>({ row, columns, rowKey, open, selected, selection }: Props<T> & { row: T }) {
  const t = useWords();
  const key = rowKey(row);
  const toggle = (on: boolean) => {
    const next = new Set(selection?.chosen);
    on ? next.add(key) : next.delete(key);
    selection?.change(next);
  };
  return (
    <tr
      className={`${open ? "opens" : ""} ${selected === key ? "on" : ""}`}
      aria-current={selected === key ? "true" : undefined}
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its frame must scroll by keyboard
    <section className="table-frame" tabIndex={0} aria-label={label}>
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
