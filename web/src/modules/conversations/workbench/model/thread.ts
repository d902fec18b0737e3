/** What the page has of one thread. Pure: a state and an event make the next state. */
import type { Body, From } from "@/kernel/live/frames";

export type Message = {
  seq: number;
  id: string;
  at: string;
  from: From;
  kind: string;
  body: Body;
  recalled?: boolean;
  /** Of an own message written on this page: its place on the screen stays the same when it is acked. */
  client_id?: string;
};

export type ThreadState = {
  /** Ascending, one of each seq. */
  messages: readonly Message[];
  /** Some page has been read. */
  loaded: boolean;
  /** The first message of all is here. */
  whole: boolean;
  /** Something between two messages is missing: the newest page must be asked for again. */
  gap: boolean;
  /** Up to where the buyer has read. */
  buyerRead: number;
};

export type ThreadEvent =
  | { t: "page"; items: readonly Message[]; place: "newest" | "older"; more: boolean }
  | { t: "msg"; message: Message }
  | { t: "read"; party: string; seq: number };

export const EMPTY: ThreadState = { messages: [], loaded: false, whole: false, gap: false, buyerRead: 0 };

const lastSeq = (messages: readonly Message[]): number => messages.at(-1)?.seq ?? 0;

/** Later knowledge wins, but the client_id of what was written here stays. */
function joined(old: readonly Message[], fresh: readonly Message[]): Message[] {
  const bySeq = new Map(old.map((m) => [m.seq, m]));
  for (const message of fresh) {
    const before = bySeq.get(message.seq);
    const client_id = message.client_id ?? before?.client_id;
    const recalled = message.recalled || before?.recalled;
    bySeq.set(message.seq, { ...message, ...(client_id ? { client_id } : {}), ...(recalled ? { recalled } : {}) });
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** A recall is an entry of its own; what it takes back is no longer shown. */
function takenBack(messages: Message[]): Message[] {
  const seqs = new Set(messages.filter((m) => m.kind === "recall").map((m) => Number(m.body.seq)));
  return seqs.size === 0 ? messages : messages.map((m) => (seqs.has(m.seq) ? { ...m, recalled: true } : m));
}

function page(state: ThreadState, event: Extract<ThreadEvent, { t: "page" }>): ThreadState {
  const { items, place, more } = event;
  const first = items[0]?.seq ?? 0;
  const torn = place === "newest" && state.loaded && more && first > lastSeq(state.messages) + 1;
  // What lies before a hole is dropped: it is read again when somebody scrolls there.
  const messages = takenBack(joined(torn ? [] : state.messages, items));
  const whole = place === "newest" && state.loaded && !torn ? state.whole : !more;
  return { ...state, messages, loaded: true, whole, gap: place === "newest" ? false : state.gap };
}

function heard(state: ThreadState, message: Message): ThreadState {
  const hole = state.loaded && message.seq > lastSeq(state.messages) + 1;
  const messages = takenBack(joined(state.messages, [message]));
  return { ...state, messages, gap: state.gap || hole };
}

export function merge(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.t) {
    case "page":
      return page(state, event);
    case "msg":
      return heard(state, event.message);
    case "read":
      return event.party === "buyer" && event.seq > state.buyerRead ? { ...state, buyerRead: event.seq } : state;
  }
}
