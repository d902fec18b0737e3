/** Which edition came before which. Pure. */
import type { EditionCard } from "../calls";

/** Platform and shop of an edition: one follows another of the same reach, else the one for everybody. */
const rank = (of: EditionCard): number => (of.by === "shop" ? 2 : of.profile ? 1 : 0);

/** What held until this one begins: the narrowest reach first, then the latest. */
export function before(one: EditionCard, all: readonly EditionCard[]): EditionCard | undefined {
  const earlier = all.filter((e) => e !== one && e.policy === one.policy && isBefore(e, one));
  const reach = earlier.filter((e) => rank(e) <= rank(one));
  return reach.sort((a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since)).at(-1);
}

/** Two from the same instant on: the later written one holds. */
const isBefore = (a: EditionCard, b: EditionCard): boolean =>
  a.since < b.since || (a.since === b.since && (a.published ?? "") < (b.published ?? ""));

/** What holds from that edition's instant on, of those that are known; the later written of two alike. */
function holds(all: readonly EditionCard[]): EditionCard | undefined {
  return [...all].sort((a, b) => rank(a) - rank(b) || (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)).at(-1);
}

/** What holds for the reader before and after; an edition of wider reach changes nothing where a narrower one holds. */
export function turn(one: EditionCard, all: readonly EditionCard[]) {
  const mine = all.filter((e) => e.policy === one.policy);
  const until = holds(mine.filter((e) => isBefore(e, one)));
  const from = holds(mine.filter((e) => e === one || isBefore(e, one)));
  return { was: until, changes: from === one };
}

/** What people have written, the last word first. */
export const written = (all: readonly EditionCard[]): EditionCard[] =>
  all.filter((e) => e.published).sort((a, b) => (b.published ?? "").localeCompare(a.published ?? ""));
