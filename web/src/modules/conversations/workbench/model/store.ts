/** The threads this page knows, outside React: filled by frames and pages, shared by whatever shows them. */
import { call } from "@/kernel/http";
import type { From, Typing } from "@/kernel/live/frames";
import type { Live } from "@/kernel/live/live";
import type { Letter, Outbox } from "@/kernel/live/outbox";
import { BASE, messagePage } from "../calls";
import { EMPTY, type Message, merge, type ThreadEvent, type ThreadState } from "./thread";

/** Somebody's typing is believed for so long. */
const TYPING_MS = 6_000;
const MOST_THREADS = 200;

export type Typist = { party: string; name: string; text: string };
export type Said = (message: Message, thread: string) => void;

export class Threads {
  #states = new Map<string, ThreadState>();
  #typing = new Map<string, Typist>();
  #quiet = new Map<string, ReturnType<typeof setTimeout>>();
  #letters = new Map<string, Letter>();
  #asking = new Map<string, Promise<void>>();
  #listeners = new Set<() => void>();
  #heard = new Set<Said>();

  constructor(
    private readonly live: Live,
    outbox: Outbox,
    private readonly me: From,
  ) {
    live.on("msg", ({ t: _, thread, ...message }) => this.#said(thread, message));
    live.on("read", ({ thread, party, seq }) => this.#apply(thread, { t: "read", party, seq }));
    live.on("typing", (frame) => this.#typed(frame));
    outbox.subscribe(() => this.#remember(outbox.letters));
    live.on("ack", ({ client_id, thread, seq, id, at }) => {
      const letter = this.#letters.get(client_id);
      this.#letters.delete(client_id);
      if (letter) this.#said(thread, { seq, id, at, client_id, from: this.me, ...spoken(letter) });
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(thread: string): ThreadState {
    return this.#states.get(thread) ?? EMPTY;
  }

  typing(thread: string): Typist | undefined {
    return this.#typing.get(thread);
  }

  /** Hears every message as it comes, of known and unknown threads. */
  onSaid(listener: Said): () => void {
    this.#heard.add(listener);
    return () => this.#heard.delete(listener);
  }

  /** The newest page, unless it is here; what is open is kept over others when room gets short. */
  open(thread: string): Promise<void> {
    const state = this.#states.get(thread);
    if (state) {
      this.#states.delete(thread);
      this.#states.set(thread, state);
    }
    return state?.loaded && !state.gap ? Promise.resolve() : this.#ask(thread, 0);
  }

  older(thread: string): Promise<void> {
    const state = this.of(thread);
    const first = state.messages[0]?.seq;
    if (!state.loaded || state.whole || first === undefined) return Promise.resolve();
    return this.#ask(thread, first);
  }

  /** Said over http: the page shows it without waiting for a frame, which the own socket gets none of. */
  tell(thread: string, message: Message): void {
    this.#said(thread, message);
  }

  markRead(thread: string, seq: number): void {
    if (this.live.tell({ t: "read", thread, seq })) return;
    void call("POST", `${BASE}/threads/${thread}/read`, { seq }).catch(() => undefined);
  }

  #ask(thread: string, before: number): Promise<void> {
    const key = `${thread} ${before}`;
    const running = this.#asking.get(key);
    if (running) return running;
    const asked = messagePage(thread, before)
      .then((page) => {
        this.#apply(thread, {
          t: "page",
          items: page.items,
          place: before ? "older" : "newest",
          more: page.more,
        });
        this.#apply(thread, { t: "read", party: "buyer", seq: page.buyer_read_seq });
        this.live.seen(thread, this.of(thread).messages.at(-1)?.seq ?? 0);
        this.#forgetOldest();
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asked);
    return asked;
  }

  #said(thread: string, message: Message): void {
    if (this.#states.has(thread)) this.#apply(thread, { t: "msg", message });
    if (this.#typing.get(thread)?.party === message.from.party) this.#hush(thread);
    for (const listener of this.#heard) listener(message, thread);
    if (this.of(thread).gap) void this.#ask(thread, 0).catch(() => undefined);
  }

  #typed({ thread, party, name, text }: Typing): void {
    if (party === this.me.party && name === this.me.name) return;
    clearTimeout(this.#quiet.get(thread));
    this.#quiet.set(
      thread,
      setTimeout(() => this.#hush(thread), TYPING_MS),
    );
    this.#typing.set(thread, { party, name, text: text ?? "" });
    this.#told();
  }

  #hush(thread: string): void {
    clearTimeout(this.#quiet.get(thread));
    this.#quiet.delete(thread);
    if (this.#typing.delete(thread)) this.#told();
  }

  #remember(letters: readonly Letter[]): void {
    for (const letter of letters) this.#letters.set(letter.client_id, letter);
  }

  #apply(thread: string, event: ThreadEvent): void {
    const before = this.of(thread);
    const after = merge(before, event);
    if (after === before) return;
    this.#states.set(thread, after);
    this.#told();
  }

  #forgetOldest(): void {
    for (const thread of this.#states.keys()) {
      if (this.#states.size <= MOST_THREADS) return;
      this.#states.delete(thread);
    }
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}

function spoken({ body }: Letter): Pick<Message, "kind" | "body"> {
  const { kind, card, ...rest } = body;
  return { kind: String(kind), body: card === undefined ? rest : { ...rest, kind: card } };
}

const known = new WeakMap<Live, Threads>();

/** One store a connection: it lives on while other pages are shown, so that coming back shows the chat at once. */
export function threadsOf(live: Live, outbox: Outbox, me: From): Threads {
  const found = known.get(live) ?? new Threads(live, outbox, me);
  known.set(live, found);
  return found;
}
