/** An open wall kept up to date by what changed. Pure. */
import type { Changes, WallClock, WallPage } from "../calls";

/** The rows that were read so far; `next` is null when that is all of them. */
export type Wall = { rows: WallClock[]; next: string | null; counts: Record<string, number>; mark: string };

export const opened = ({ items, next, counts, mark }: WallPage): Wall => ({ rows: items, next, counts, mark });

export function longer(wall: Wall, page: WallPage): Wall {
  const known = new Set(wall.rows.map((r) => r.id));
  return { ...wall, rows: [...wall.rows, ...page.items.filter((r) => !known.has(r.id))], next: page.next };
}

/** By due and id, as the server orders them; `due` is told in one form only. */
const before = (a: WallClock, b: WallClock): number => {
  const apart = Date.parse(a.due) - Date.parse(b.due);
  return apart !== 0 ? apart : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/**
 * What is gone leaves, what is new or changed stands at its place. A row behind the last one read is left for its page.
 * Told twice, it is the same.
 */
export function changed(wall: Wall, { items, gone, counts, mark }: Changes): Wall {
  const out = new Set([...gone, ...items.map((i) => i.id)]);
  const last = wall.rows.at(-1);
  const within = items.filter((i) => wall.next === null || (last !== undefined && before(i, last) <= 0));
  const kept = out.size > 0 ? wall.rows.filter((r) => !out.has(r.id)) : wall.rows;
  const rows = within.length > 0 ? [...kept, ...within].sort(before) : kept;
  return { rows, next: wall.next, counts, mark };
}
