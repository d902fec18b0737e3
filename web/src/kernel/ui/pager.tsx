/** Previous and next over signed cursors. The way back is remembered for the visit; the address holds where one is. */
import { useEffect } from "react";
import { useWords } from "../words/words";
import { IconChevronLeft, IconChevronRight } from "./icons";
import { Button } from "./semi";

const trailAt = (key: string) => `roost.trail.${key}`;

/** The cursors of the pages before, the first page being "". */
export function readTrail(key: string): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(trailAt(key)) ?? "[]") as string[];
  } catch {
    return []; // a damaged trail only loses the way back; the first page is always there
  }
}

type Props = { list: string; cursor: string; next: string | null; count: number; go: (cursor: string) => void };

export function Pager({ list, cursor, next, count, go }: Props) {
  const t = useWords();
  const trail = readTrail(list);
  const page = cursor === "" ? 1 : Math.max(2, trail.indexOf(cursor) + 2);
  useEffect(() => {
    if (cursor === "") sessionStorage.removeItem(trailAt(list));
  }, [cursor, list]);
  if (cursor === "" && next === null) return null;
  const forward = () => {
    if (!next) return;
    const upTo = cursor === "" ? [] : trail.slice(0, trail.indexOf(cursor) + 1);
    sessionStorage.setItem(trailAt(list), JSON.stringify([...upTo, next]));
    go(next);
  };
  const back = () => go(trail[trail.indexOf(cursor) - 1] ?? "");
  return (
    <nav className="pager" aria-label={t("list.pager")}>
      <span className="sub num" aria-live="polite">
        {t("list.page", { n: page })} · {count}
      </span>
      <Button icon={<IconChevronLeft />} aria-label={t("list.previous")} disabled={cursor === ""} onClick={back} />
      <Button icon={<IconChevronRight />} aria-label={t("list.next")} disabled={next === null} onClick={forward} />
    </nav>
  );
}
