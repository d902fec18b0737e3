/** The same catalogue for a face that calls somebody otherwise: each pair is a word and the one said instead. */
import type { Tree } from "./words";

export function relabel<T extends Tree>(tree: T, pairs: [string, string][]): T {
  const said = (text: string) => pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  const changed = Object.entries(tree).map(([key, value]) => [
    key,
    typeof value === "string" ? said(value) : relabel(value, pairs),
  ]);
  return Object.fromEntries(changed) as T;
}
