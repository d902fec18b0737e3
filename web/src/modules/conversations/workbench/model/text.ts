/** The words of a message: their length as people count it, and the marks drawn under them. Pure. */

export const MOST = 2_000;
export const LONGEST = 20_000;

const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const PLAIN = /^[\u0020-\u007e\n\u3000-\u9fff\uff00-\uffef]*$/;

/** Graphemes: a family emoji is one. Plain text is counted the short way, this runs at every key. */
export function graphemes(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let n = 0;
  for (const _ of signs.segment(text)) n += 1;
  return n;
}

export type Mark = { from: number; to: number };
export type Piece = { at: number; text: string; marked: boolean };

/** The text in pieces, those under a mark apart. Marks may overlap and come in any order. */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    const [start, end] = [Math.max(from, at), Math.min(to, text.length)];
    if (end <= start) continue;
    if (start > at) found.push({ at, text: text.slice(at, start), marked: false });
    found.push({ at: start, text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) found.push({ at, text: text.slice(at), marked: false });
  return found;
}

/** The colleague being called: what stands between the last "@" and the caret. */
export function calling(text: string, caret: number): string | null {
  return /@([^\s@]{0,16})$/.exec(text.slice(0, caret))?.[1] ?? null;
}

/** The line of a list for what was said in another kind than text. */
export function previewOf(kind: string, body: Record<string, unknown>, word: (kind: string) => string): string {
  const text = typeof body.text === "string" ? body.text.replace(/\s+/g, " ").slice(0, 60) : "";
  return kind === "text" || kind === "system" ? text : `${word(kind)} ${text}`.trim();
}
