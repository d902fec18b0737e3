/** A rule as a tree of plain values: read, compared and changed leaf by leaf. Pure. */

export type Rule = Record<string, unknown>;
export type Path = (string | number)[];
export type Leaf = { path: Path; value: unknown };
export type Change = { path: Path; from: unknown; to: unknown };

const isTree = (value: unknown): value is Rule => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists of plain values are one leaf; lists of things are walked into. */
export function leaves(value: unknown, path: Path = []): Leaf[] {
  if (isTree(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  if (Array.isArray(value) && value.some(isTree))
    return value.flatMap((inner: unknown, i) => leaves(inner, [...path, i]));
  return [{ path, value }];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const keyOf = (path: Path): string => path.join("\u0000");

/** What differs between two editions; a leaf that one of them lacks is undefined there. */
export function changes(from: unknown, to: unknown): Change[] {
  const [old, fresh] = [from, to].map((one) => new Map(leaves(one ?? {}).map((leaf) => [keyOf(leaf.path), leaf])));
  const all = new Map([...(old ?? []), ...(fresh ?? [])]);
  return [...all.entries()]
    .map(([key, { path }]) => ({ path, from: old?.get(key)?.value, to: fresh?.get(key)?.value }))
    .filter((one) => !same(one.from, one.to));
}

/** A copy with one leaf replaced. */
export function changed(rule: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(rule)) return rule.map((inner: unknown, i) => (i === key ? changed(inner, rest, value) : inner));
  const tree = isTree(rule) ? rule : {};
  return { ...tree, [key]: changed(tree[key], rest, value) };
}

/** The leaf that a refusal points at: `/rule/rounds/0/opens`, or the first below `/rule/rounds/0`; null where it is the whole. */
export function leafAt(rule: unknown, pointer: string): string | null {
  const place = pointer.split("/").slice(2).join(".");
  if (place === "") return null;
  const keys = leaves(rule).map(({ path }) => path.join("."));
  return keys.find((key) => key === place) ?? keys.find((key) => key.startsWith(`${place}.`)) ?? null;
}

const SPAN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
export const UNITS = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;
export type Unit = keyof typeof UNITS;

/** Seconds of an ISO span such as P2D or PT3600S; null for any other text. */
export function secondsOf(value: unknown): number | null {
  const found = typeof value === "string" && value.length > 1 ? SPAN.exec(value) : null;
  if (!found || value === "PT") return null;
  const [, d = 0, h = 0, m = 0, s = 0] = found;
  return Number(d) * UNITS.day + Number(h) * UNITS.hour + Number(m) * UNITS.minute + Number(s);
}

/** The largest unit that leaves a whole number: 172800 → 2 days; 129600 → 36 hours. */
export function measured(seconds: number): { n: number; unit: Unit } {
  const units = Object.entries(UNITS) as [Unit, number][];
  const [unit, size] = units.find(([, size]) => seconds % size === 0 && seconds >= size) ?? ["second", 1];
  return { n: seconds / size, unit };
}

export const spanOf = (n: number, unit: Unit): string => `PT${n * UNITS[unit]}S`;
export const isTimeOfDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{2}:\d{2}:\d{2}$/.test(value);

export function parsed(text: string): Rule | null {
  try {
    const found: unknown = JSON.parse(text);
    return isTree(found) ? found : null;
  } catch {
    return null; // the field says so while it is typed
  }
}
