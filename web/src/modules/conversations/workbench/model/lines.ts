/** What stands in the message list, from what is known: days, "new below", messages, unsent letters. Pure. */
import type { Letter } from "@/kernel/live/outbox";
import { dateText, MINUTE } from "@/kernel/time";
import type { Message } from "./thread";

export type Line =
  | { key: string; kind: "day"; at: string }
  | { key: string; kind: "new" }
  | { key: string; kind: "said"; message: Message; tail: boolean; head: boolean }
  | { key: string; kind: "letter"; letter: Letter };

/** The first message of the buyer that nobody had read when the chat was opened. */
export function firstUnread(messages: readonly Message[], readSeq: number): number | null {
  return messages.find((m) => m.seq > readSeq && m.from.party === "buyer" && m.kind !== "recall")?.seq ?? null;
}

/**
 * Letters that are still to be shown as such. The message of a letter may arrive before its ack;
 * it is known by its sender, words and age.
 */
export function unconfirmed(letters: readonly Letter[], messages: readonly Message[], me: string): Letter[] {
  const known = new Set(messages.map((m) => m.client_id));
  const fresh = messages.filter((m) => m.from.id === me && !m.client_id);
  const used = new Set<number>();
  return letters.filter((letter) => {
    if (known.has(letter.client_id)) return false;
    if (letter.state !== "sent") return true;
    const twin = fresh.find((m) => !used.has(m.seq) && Date.parse(m.at) >= letter.at - MINUTE && sameWords(letter, m));
    if (twin) used.add(twin.seq);
    return !twin;
  });
}

function sameWords(letter: Letter, message: Message): boolean {
  const { kind, text, file_id, id } = letter.body;
  if (kind !== message.kind) return false;
  return text === message.body.text || (file_id ?? id) === (message.body.file_id ?? message.body.id ?? Number.NaN);
}

const sameGroup = (a: Message | undefined, b: Message | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.from.party === b.from.party &&
  a.from.id === b.from.id &&
  (a.kind === "note") === (b.kind === "note") &&
  dateText(a.at) === dateText(b.at);

/**
 * `newSeq`: where "new below" stands. Recalls themselves are not lines: what they took back says so.
 * The day of the first message is said only when it is the first of all: else the older page would bring it,
 * and what one reads would lose its hold on the screen.
 */
export function linesOf(
  messages: readonly Message[],
  letters: readonly Letter[],
  newSeq: number | null,
  whole = true,
): Line[] {
  const shown = messages.filter((m) => m.kind !== "recall");
  const lines: Line[] = [];
  shown.forEach((message, i) => {
    const [before, after] = [shown[i - 1], shown[i + 1]];
    const day = dateText(message.at, "day");
    if (before ? dateText(before.at, "day") !== day : whole)
      lines.push({ key: `day ${day}`, kind: "day", at: message.at });
    if (message.seq === newSeq) lines.push({ key: "new", kind: "new" });
    lines.push({
      key: message.client_id ?? message.id,
      kind: "said",
      message,
      head: !sameGroup(before, message) || message.seq === newSeq,
      tail: !sameGroup(message, after) || after?.seq === newSeq,
    });
  });
  return [...lines, ...letters.map((letter): Line => ({ key: letter.client_id, kind: "letter", letter }))];
}
