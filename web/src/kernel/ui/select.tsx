/** A select of our own (a button and a listbox): Semi's cannot be made to pass an accessibility check from outside. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { isComposing } from "../keys/combo";
import { useWords } from "../words/words";
import { IconChevronDown, IconTick } from "./icons";

/** `user`: a person typed it, so it stays as it is in either language. */
export type Option = { value: string; label: string; hint?: string; disabled?: boolean; user?: boolean };
type Props = {
  options: Option[];
  value: string;
  onChange: (value: string) => void;
  /** The accessible name, also the placeholder while nothing is chosen. */
  label: string;
  id?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean;
  disabled?: boolean;
  /** Offers an empty choice. */
  clear?: boolean;
  width?: number | string;
  size?: "small" | "default";
};

const OPENS = ["ArrowDown", "ArrowUp", "Enter", " "];

function useOutside(open: boolean, close: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const onDown = (event: PointerEvent) => {
      if (!ref.current?.contains(event.target as Node)) close();
    };
    addEventListener("pointerdown", onDown);
    return () => removeEventListener("pointerdown", onDown);
  }, [open, close]);
  return ref;
}

/** Where the highlight goes; disabled options are stepped over, typed signs jump to the option that begins so. */
export function moved(options: Option[], at: number, key: string): number {
  const free = options.map((o, i) => (o.disabled ? -1 : i)).filter((i) => i >= 0);
  if (free.length === 0) return at;
  const [first, last] = [free[0] ?? 0, free.at(-1) ?? 0];
  if (key === "Home") return first;
  if (key === "End") return last;
  if (key === "ArrowDown") return free.find((i) => i > at) ?? first;
  if (key === "ArrowUp") return free.findLast((i) => i < at) ?? last;
  const sign = key.toLowerCase();
  const begins = (i: number) => options[i]?.label.toLowerCase().startsWith(sign) ?? false;
  return free.find((i) => i > at && begins(i)) ?? free.find(begins) ?? at;
}

export function Select(props: Props) {
  const { options, value, onChange, label, clear, width, size = "default", disabled, id } = props;
  const t = useWords();
  const own = useId();
  const list = `${own}-list`;
  const all = clear ? [{ value: "", label: t("all") }, ...options] : options;
  const chosen = all.findIndex((o) => o.value === value);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const ref = useOutside(open, () => setOpen(false));
  const show = () => {
    setAt(Math.max(0, chosen));
    setOpen(true);
  };
  const take = (index: number) => {
    const option = all[index];
    if (!option || option.disabled) return;
    setOpen(false);
    if (option.value !== value) onChange(option.value);
  };
  const whenClosed = (event: KeyboardEvent) => {
    if (!OPENS.includes(event.key)) return;
    event.preventDefault();
    show();
  };
  const whenOpen = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === "Enter" || key === " ") take(at);
    else if (key === "Escape" || key === "Tab") setOpen(false);
    else if (key.length === 1 || /^(Home|End|Arrow(Up|Down))$/.test(key)) setAt(moved(all, at, key));
    else return;
    if (key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (open) whenOpen(event);
    else whenClosed(event);
  };
  const text = chosen >= 0 && value !== "" ? all[chosen]?.label : label;
  return (
    <div className="select" ref={ref} style={width === undefined ? undefined : { width }}>
      <button
        type="button"
        id={id ?? own}
        role="combobox"
        className={`select-box select-${size} ${value === "" ? "empty" : ""}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={list}
        aria-label={value === "" || text === label ? label : `${label}: ${text}`}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        aria-describedby={props["aria-describedby"]}
        aria-invalid={props["aria-invalid"]}
        disabled={disabled}
        onClick={() => (open ? setOpen(false) : show())}
        onKeyDown={onKey}
      >
        <span className="ell" data-user={all[chosen]?.user || undefined}>
          {text}
        </span>
        <IconChevronDown size="small" aria-hidden="true" />
      </button>
      <div className="select-list" id={list} role="listbox" aria-label={label} hidden={!open}>
        {all.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox holds the focus and hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
          <div
            key={option.value}
            id={`${list}-${i}`}
            role="option"
            aria-selected={option.value === value}
            aria-disabled={option.disabled ?? false}
            className={i === at ? "at" : ""}
            onPointerMove={() => setAt(i)}
            onClick={() => take(i)}
          >
            <span data-user={option.user || undefined}>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
            {option.value === value && <IconTick size="small" aria-hidden="true" />}
          </div>
        ))}
        {all.length === 0 && <p className="sub">{t("select.none")}</p>}
      </div>
    </div>
  );
}
