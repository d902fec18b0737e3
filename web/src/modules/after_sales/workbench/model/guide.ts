/** The guidance is one text that a shop may rewrite; headings and labelled lines are found in it, all else is kept as it stands. */

export type Line = { label: string; text: string };
export type Part = { title: string; lines: Line[] };

const HEADING = /^\p{Script=Han}+\u3001(.+)$/u; // a Chinese numeral and its comma // zh: numbered as the text numbers itself
const LABELLED = /^([^:：]{1,8})[:：](.+)$/;

export function partsOf(text: string): { head: string[]; parts: Part[] } {
  const head: string[] = [];
  const parts: Part[] = [];
  for (const line of text
    .split("\n")
    .map((l) => l.trim())
    .filter(Boolean)) {
    const title = HEADING.exec(line)?.[1];
    const last = parts.at(-1);
    if (title) parts.push({ title, lines: [] });
    else if (!last) head.push(line);
    else {
      const [, label, said] = LABELLED.exec(line) ?? [];
      last.lines.push(label && said ? { label, text: said } : { label: "", text: line });
    }
  }
  return { head, parts };
}
