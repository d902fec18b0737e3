/** What has been begun to be written, per thread: on this machine within 300 ms, on the server a little later. */

export const LOCAL_MS = 250;
export const SERVER_MS = 1_500;

export type Around = {
  storage: Storage | undefined;
  later(task: () => void, ms: number): () => void;
  /** Keeps it on the server; "" forgets it. A note's draft stays on this machine. */
  send(thread: string, text: string): void;
};

type Kept = { text: string; saved: boolean; sent: boolean };

export class Drafts {
  #kept = new Map<string, Kept>();
  #listeners = new Set<() => void>();
  #cancel = new Map<string, () => void>();
  #snapshot: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly person: string,
    private readonly around: Around,
  ) {
    const { storage } = around;
    const names = storage ? Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "") : [];
    const mine = this.#at("");
    for (const name of names) if (name.startsWith(mine)) this.get(name.slice(mine.length));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Text by thread, of those that have any. */
  readonly all = (): ReadonlyMap<string, string> => this.#snapshot;

  get(thread: string): string {
    const kept = this.#kept.get(thread);
    if (kept) return kept.text;
    const text = this.#read(thread);
    this.#kept.set(thread, { text, saved: true, sent: true });
    if (text) this.#told();
    return text;
  }

  set(thread: string, text: string): void {
    if (this.get(thread) === text) return;
    this.#kept.set(thread, { text, saved: false, sent: false });
    this.#in(`local ${thread}`, LOCAL_MS, () => this.#save(thread));
    if (!thread.endsWith("#note")) this.#in(`server ${thread}`, SERVER_MS, () => this.#send(thread));
    this.#told();
  }

  /** What another device of the same person left: taken unless something is here. */
  adopt(thread: string, text: string): void {
    if (!text || this.get(thread)) return;
    this.#kept.set(thread, { text, saved: true, sent: true });
    this.#told();
  }

  /** The page goes away: everything that waits is done now. */
  flush(): void {
    for (const thread of this.#kept.keys()) {
      this.#save(thread);
      if (!thread.endsWith("#note")) this.#send(thread);
    }
  }

  #save(thread: string): void {
    const kept = this.#kept.get(thread);
    if (!kept || kept.saved) return;
    this.#kept.set(thread, { ...kept, saved: true });
    if (kept.text) this.around.storage?.setItem(this.#at(thread), kept.text);
    else this.around.storage?.removeItem(this.#at(thread));
  }

  #send(thread: string): void {
    const kept = this.#kept.get(thread);
    if (!kept || kept.sent) return;
    this.#kept.set(thread, { ...kept, sent: true });
    this.around.send(thread, kept.text);
  }

  #in(what: string, ms: number, task: () => void): void {
    this.#cancel.get(what)?.();
    this.#cancel.set(what, this.around.later(task, ms));
  }

  #read = (thread: string): string => this.around.storage?.getItem(this.#at(thread)) ?? "";
  #at = (thread: string): string => `roost.draft.${this.person}.${thread}`;

  #told(): void {
    this.#snapshot = new Map([...this.#kept].filter(([, k]) => k.text.trim()).map(([id, k]) => [id, k.text]));
    for (const listener of this.#listeners) listener();
  }
}
