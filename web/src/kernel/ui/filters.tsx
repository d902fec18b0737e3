/** Filters of a list, described as data and kept in the address. */
import { useEffect, useId, useRef, useState } from "react";
import { isComposing } from "../keys/combo";
import { useWords } from "../words/words";
import { IconSearch } from "./icons";
import type { Search } from "./link";
import { type Option, Select } from "./select";
import { Button, Checkbox, Input } from "./semi";

export type Filter =
  | { kind: "text"; name: string; label: string; width?: number }
  | { kind: "choice"; name: string; label: string; options: Option[]; width?: number }
  /** Days in the shop's zone, yyyy-mm-dd in the address; asked as instants, `<name>_from` and the first one after `<name>_to`. */
  | { kind: "days"; name: string; label: string }
  | { kind: "flag"; name: string; label: string };

export const namesOf = (filter: Filter): string[] =>
  filter.kind === "days" ? [`${filter.name}_from`, `${filter.name}_to`] : [filter.name];

const DAY_MS = 86_400_000;

/** What the door is asked: a day becomes its first instant, the last day counts whole. */
export function askedBy(filters: Filter[], search: Search): Search {
  const asked: Search = {};
  for (const filter of filters) {
    for (const name of namesOf(filter)) {
      const value = search[name];
      if (value) asked[name] = filter.kind === "days" ? instantOf(value, name.endsWith("_to")) : value;
    }
  }
  return asked;
}

function instantOf(day: string, over: boolean): string {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(midnight) ? day : new Date(midnight + (over ? DAY_MS : 0)).toISOString();
}

type Change = (change: Record<string, string | undefined>) => void;
const TYPING_MS = 350;

function TextFilter({
  filter,
  value,
  change,
}: {
  filter: Extract<Filter, { kind: "text" }>;
  value: string;
  change: Change;
}) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (next: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ [filter.name]: next.trim() }), wait);
  };
  return (
    <Input
      prefix={<IconSearch aria-hidden="true" />}
      placeholder={filter.label}
      aria-label={filter.label}
      value={text}
      showClear
      style={{ width: filter.width ?? 240 }}
      onChange={(next) => {
        setText(next);
        send(next, next === "" ? 0 : TYPING_MS);
      }}
      onKeyDown={(e) => {
        if (e.key === "Enter" && !isComposing(e.nativeEvent)) send(e.currentTarget.value, 0);
      }}
    />
  );
}

function DaysFilter({
  filter,
  search,
  change,
}: {
  filter: Extract<Filter, { kind: "days" }>;
  search: Search;
  change: Change;
}) {
  const t = useWords();
  const id = useId();
  const day = (end: "from" | "to") => (
    <input
      type="date"
      aria-label={`${filter.label} ${t(`list.${end}`)}`}
      value={search[`${filter.name}_${end}`] ?? ""}
      onChange={(e) => change({ [`${filter.name}_${end}`]: e.target.value })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line with its legend everywhere
    <div className="days" role="group" aria-labelledby={id}>
      <span id={id}>{filter.label}</span>
      {day("from")}
      <span aria-hidden="true">~</span>
      {day("to")}
    </div>
  );
}

export function Filters({ of, search, change }: { of: Filter[]; search: Search; change: Change }) {
  const t = useWords();
  const names = of.flatMap(namesOf);
  const some = names.some((n) => search[n]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: React 18 does not know the <search> element
    <div role="search" className="filters">
      {of.map((f) => {
        const value = search[f.name] ?? "";
        if (f.kind === "text") return <TextFilter key={f.name} filter={f} value={value} change={change} />;
        if (f.kind === "days") return <DaysFilter key={f.name} filter={f} search={search} change={change} />;
        if (f.kind === "flag") {
          return (
            <Checkbox
              key={f.name}
              checked={value === "1"}
              onChange={(e) => change({ [f.name]: e.target.checked ? "1" : "" })}
            >
              {f.label}
            </Checkbox>
          );
        }
        return (
          <Select
            key={f.name}
            label={f.label}
            options={f.options}
            value={value}
            clear
            width={f.width ?? 150}
            onChange={(next) => change({ [f.name]: next })}
          />
        );
      })}
      {some && (
        <Button theme="borderless" onClick={() => change(Object.fromEntries(names.map((n) => [n, undefined])))}>
          {t("reset")}
        </Button>
      )}
    </div>
  );
}
