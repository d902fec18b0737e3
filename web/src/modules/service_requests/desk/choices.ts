/** What can be chosen, and how codes are called: asked once for every part of the page. */
import { useAsk } from "@/kernel/ask";
import { useFace } from "@/kernel/face";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Choices, Named } from "./types";

export const isKey = (code: string): boolean => /^\w+$/.test(code);

export const useChoices = () => useAsk<Choices>(`${useFace().api}/service_requests/choices`);

/** A type has a name of its own when somebody configured it; the built-in ones stand in the words too.
 *  What another platform calls it is no key of ours: it is shown as it came. */
export function useNames() {
  const t = useWords("service_requests");
  const both = useBoth();
  const { data } = useChoices();
  const named = (of: Named[] | undefined, code: string, key: string) => {
    const found = of?.find((one) => one.code === code);
    if (found) return both(found);
    return isKey(code) ? t(`${key}.${code}`, { defaultValue: code }) : code;
  };
  return {
    type: (code: string) => named(data?.types, code, "type"),
    reason: (code: string) => named(data?.reasons, code, "reason"),
    level: (code: string) => t(`level.${code}`),
    status: (code: string) => t(`status.${code}`),
  };
}
