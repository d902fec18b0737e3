/** What a deed is called: by the catalogue, else by its module's entry in the navigation and its own code. */
import type { NavGroup } from "@/kernel/session";
import { dateText } from "@/kernel/time";
import type { Both, Say } from "@/kernel/words/words";

const known = (t: Say, key: string): string | undefined => {
  const said = t(key);
  return said === key ? undefined : said;
};

type Label = { label_zh: string; label_en: string };

export function deedName(t: Say, both: (label: Both | Label) => string, nav: NavGroup[], what: string): string {
  const said = known(t, `deeds.${what.replace(".", "_")}`);
  if (said) return said;
  const [module = "", deed = ""] = what.split(".");
  const entry = nav.flatMap((g) => g.entries).find((e) => e.module === module);
  return entry ? `${both(entry)} · ${deed}` : what;
}

const WORD = /^[a-z_]+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function said(t: Say, value: unknown): string {
  if (Array.isArray(value)) return `${value.length}`;
  const text = String(value);
  if (INSTANT.test(text)) return dateText(text);
  return (WORD.test(text) ? known(t, `values.${text}`) : undefined) ?? text;
}

/** What was noted beside a deed, as name and value; of a list only its length. */
export function details(t: Say, data: Record<string, unknown>): [string, string][] {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => [known(t, `fields.${name}`) ?? name, said(t, value)]);
}
