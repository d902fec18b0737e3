/** The buyer's one thread: what the server has of it, what came since, and what is still on its way. Pure. */
import type { Body, FrameProblem, From, Msg } from "@/kernel/live/frames";
import type { Letter } from "@/kernel/live/outbox";

export type Line = {
  key: string;
  seq: number;
  at: number;
  mine: boolean;
  from: From | null;
  kind: string;
  body: Body;
  recalled: boolean;
  state: "there" | "queued" | "sent" | "failed";
  letter?: string;
  problem?: FrameProblem | undefined;
};

type Message = Msg & { recalled?: boolean };

/** By seq, each once; a recall takes the words of what it names. */
export function added(have: readonly Message[], more: readonly Message[]): Message[] {
  const bySeq = new Map(have.map((m) => [m.seq, m]));
  for (const message of more) bySeq.set(message.seq, message);
  for (const { kind, body } of [...bySeq.values()]) {
    const named = kind === "recall" ? bySeq.get(Number(body.seq)) : undefined;
    if (named) bySeq.set(named.seq, { ...named, recalled: true, body: {} });
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

export function lines(messages: readonly Message[], letters: readonly Letter[]): Line[] {
  const there = messages
    .filter((m) => m.kind !== "recall")
    .map((m): Line => {
      const { seq, kind, body } = m;
      const mine = m.from.party === "buyer";
      const at = Date.parse(m.at);
      return { key: m.id, seq, at, mine, from: m.from, kind, body, recalled: m.recalled === true, state: "there" };
    });
  const waiting = letters.map((l): Line => {
    const { client_id: key, at, body, state, problem } = l;
    const kind = String(body.kind);
    return {
      key,
      seq: 0,
      at,
      mine: true,
      from: null,
      kind,
      body,
      recalled: false,
      state,
      letter: key,
      problem,
    };
  });
  return [...there, ...waiting];
}

export const lastSeq = (messages: readonly Message[]): number => messages.at(-1)?.seq ?? 0;
