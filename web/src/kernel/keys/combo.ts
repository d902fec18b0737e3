/** Key combinations as text: "Alt+KeyN", "Mod+Enter", "F6", "?". `Mod` is Ctrl, on a Mac also Cmd. Matched by `event.code`. */

export type Press = Pick<KeyboardEvent, "code" | "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;
const MODIFIERS = ["Mod", "Alt", "Shift"] as const;
const BARE = /^(?:Alt|Control|Meta|Shift)(?:Left|Right)?$/;

/** The combination of a press, modifiers in fixed order; null while only modifiers are down. */
export function comboOf(press: Press): string | null {
  if (BARE.test(press.code) || press.code === "") return null;
  const held = { Mod: press.ctrlKey || press.metaKey, Alt: press.altKey, Shift: press.shiftKey };
  return [...MODIFIERS.filter((m) => held[m]), press.code].join("+");
}

/** "?" and other single signs are matched as typed: where they lie depends on the keyboard. */
export function matches(press: Press, combo: string): boolean {
  if (combo.length === 1) return press.key === combo && !press.ctrlKey && !press.metaKey && !press.altKey;
  return comboOf(press) === combo;
}

/** Without Ctrl, Cmd or Alt a printable key belongs to the text field it is typed in. */
export function isPlain(combo: string): boolean {
  return !/^(Mod|Alt)\+/.test(combo) && !/^(?:Shift\+)?(F\d+|Escape)$/.test(combo);
}

/** Combinations a browser keeps, or that open its menus on Windows. */
export function isReserved(combo: string): boolean {
  return (
    /^Mod\+(?:Digit[1-9]|Key[TWN])$/.test(combo) ||
    /^Mod\+Shift\+Key[TWNI]$/.test(combo) ||
    /^Alt\+Key[DEF]$/.test(combo)
  );
}

export function isComposing(event: { isComposing?: boolean; keyCode: number }): boolean {
  // Safari ends the composition before its keydown: only the old code still tells.
  return event.isComposing === true || event.keyCode === 229;
}

const NAMES: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Slash: "/",
  Comma: ",",
  Period: ".",
};

export function comboText(combo: string, mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "")): string {
  const names: Record<string, string> = mac ? { Mod: "⌘", Alt: "⌥", Shift: "⇧" } : { Mod: "Ctrl" };
  const parts = combo.split("+").map((part) => names[part] ?? NAMES[part] ?? part.replace(/^(Key|Digit)/, ""));
  return parts.join(mac ? "" : "+");
}
