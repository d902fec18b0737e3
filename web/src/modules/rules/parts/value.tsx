/** A value of a rule in words: spans with their unit, times of the day, yes and no. */
import { useWords } from "@/kernel/words/words";
import { isTimeOfDay, measured, type Path, secondsOf } from "../model/rule";

export function useValue(): (value: unknown) => string {
  const t = useWords("rules");
  return (value) => {
    if (value === null || value === undefined) return t("value.none");
    if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
    const seconds = secondsOf(value);
    if (seconds !== null) {
      const { n, unit } = measured(seconds);
      return t(`unit.${unit}`, { n });
    }
    if (isTimeOfDay(value)) return value.slice(0, 5);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
}

/** Where a value stands; a field without a word of ours keeps its own name. */
export function usePath(): (path: Path) => string {
  const t = useWords("rules");
  const word = (key: string | number) => {
    if (typeof key === "number") return `#${key + 1}`;
    const text = t(`field.${key}`);
    return text.endsWith(`field.${key}`) ? key : text;
  };
  return (path) => path.map(word).join(" · ");
}
