/** Rows that never move under the pointer or the focus (C7): the order is held, and says how many changes wait. */
import { useCallback, useEffect, useRef, useState } from "react";

/** Rows hold still for so long after the pointer or the focus last moved over them. */
export const HOLD_MS = 2_000;

export type Placed = { ids: readonly string[]; changes: number };

/** While held, every row keeps its place: gone ones stay, new ones wait below the last. `changes` counts what waits. */
export function place(shown: readonly string[], wanted: readonly string[], held: boolean): Placed {
  if (!held) return { ids: wanted, changes: 0 };
  const [here, there] = [new Set(shown), new Set(wanted)];
  const fresh = wanted.filter((id) => !here.has(id));
  const gone = shown.filter((id) => !there.has(id)).length;
  const common = shown.filter((id) => there.has(id));
  const rank = new Map(wanted.map((id, i) => [id, i]));
  const stays = longestRise(common.map((id) => rank.get(id) ?? 0));
  return { ids: [...shown, ...fresh], changes: fresh.length + gone + common.length - stays };
}

/** Length of the longest rising run, gaps allowed: so many rows need not move. */
function longestRise(numbers: number[]): number {
  const ends: number[] = [];
  for (const n of numbers) {
    const i = ends.findIndex((end) => end >= n);
    if (i < 0) ends.push(n);
    else ends[i] = n;
  }
  return ends.length;
}

/** The order of rows, held still while the pointer or the focus is at work in the list. */
export function useHeldOrder(wanted: readonly string[]): Placed & { touch: () => void; settle: () => void } {
  const [held, setHeld] = useState(false);
  const shown = useRef<readonly string[]>(wanted);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const touch = useCallback(() => {
    setHeld(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(false), HOLD_MS);
  }, []);
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(false);
  }, []);
  const placed = place(shown.current, wanted, held);
  // New rows wait at the end for as long as the list is held, each at the place it got first.
  shown.current = placed.ids;
  return { ...placed, touch, settle };
}
