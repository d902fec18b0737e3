/** Sends that are not acked yet: kept in order, over reloads, until the server has them. One outbox a person. */
import type { Body, FrameProblem } from "./frames";
import type { Live } from "./live";

export type Letter = {
  client_id: string;
  thread: string;
  body: Body;
  /** Server time when it was written, epoch ms. */
  at: number;
  state: "queued" | "sent" | "failed";
  problem?: FrameProblem;
};

export type Shelf = {
  all(): Promise<Letter[]>;
  put(letter: Letter): Promise<void>;
  drop(client_id: string): Promise<void>;
};

export class Outbox {
  #letters: Letter[] = [];
  #listeners = new Set<() => void>();

  constructor(
    private readonly live: Live,
    private readonly shelf: Shelf,
  ) {
    live.on("ready", () => this.#flush());
    live.on("ack", (frame) => this.#remove(frame.client_id));
    live.on("nack", (frame) => this.#change(frame.client_id, { state: "failed", problem: frame.problem }));
    live.subscribe(() => this.#unsend());
  }

  /** Letters of an earlier visit go before new ones. */
  async restore(): Promise<void> {
    const kept = await this.shelf.all();
    const here = new Set(this.#letters.map((l) => l.client_id));
    const old = kept.filter((l) => !here.has(l.client_id)).map((l) => (l.state === "sent" ? requeued(l) : l));
    this.#letters = [...old.sort((a, b) => a.at - b.at), ...this.#letters];
    this.#told();
    this.#flush();
  }

  get letters(): readonly Letter[] {
    return this.#letters;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  post(letter: Omit<Letter, "state">): void {
    this.#letters = [...this.#letters, { ...letter, state: "queued" }];
    void this.shelf.put({ ...letter, state: "queued" });
    this.#told();
    this.#flush();
  }

  retry(client_id: string): void {
    this.#letters = this.#letters.map((l) => (l.client_id === client_id ? requeued(l) : l));
    this.#told();
    this.#flush();
  }

  discard(client_id: string): void {
    this.#remove(client_id);
  }

  #flush(): void {
    for (const letter of this.#letters) {
      if (letter.state !== "queued") continue;
      const { client_id, thread, body } = letter;
      if (!this.live.tell({ t: "send", client_id, thread, body })) return;
      this.#change(client_id, { state: "sent" });
    }
  }

  /** A lost socket may have lost what was on its way: the same client_id makes sending again harmless. */
  #unsend(): void {
    if (this.live.state.phase === "open" || !this.#letters.some((l) => l.state === "sent")) return;
    this.#letters = this.#letters.map((l) => (l.state === "sent" ? requeued(l) : l));
    this.#told();
  }

  #change(client_id: string, change: Partial<Letter>): void {
    this.#letters = this.#letters.map((l) => (l.client_id === client_id ? { ...l, ...change } : l));
    const letter = this.#letters.find((l) => l.client_id === client_id);
    if (letter && change.state === "failed") void this.shelf.put(letter);
    this.#told();
  }

  #remove(client_id: string): void {
    this.#letters = this.#letters.filter((l) => l.client_id !== client_id);
    void this.shelf.drop(client_id);
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}

function requeued({ problem: _gone, ...letter }: Letter): Letter {
  return { ...letter, state: "queued" };
}
