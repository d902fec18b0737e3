/** A long text said in parts, one after the other, so that the buyer need not wait and the agent may put in a word. */

export const PART_MS = 1_200;

export type Sending = { thread: string; left: readonly string[]; said: number; paused: boolean };
type Around = { later(task: () => void, ms: number): () => void; say(thread: string, text: string): void };

export class Pace {
  #by = new Map<string, Sending>();
  #cancel = new Map<string, () => void>();
  #listeners = new Set<() => void>();

  constructor(private readonly around: Around) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(thread: string): Sending | undefined {
    return this.#by.get(thread);
  }

  /** The first part leaves at once. */
  start(thread: string, parts: readonly string[]): void {
    this.#set({
      thread,
      left: [...(this.of(thread)?.left ?? []), ...parts],
      said: this.of(thread)?.said ?? 0,
      paused: false,
    });
    this.#next(thread);
  }

  pause(thread: string, paused: boolean): void {
    const now = this.of(thread);
    if (!now) return;
    this.#set({ ...now, paused });
    if (!paused) this.#next(thread);
  }

  stop(thread: string): string[] {
    const left = [...(this.of(thread)?.left ?? [])];
    this.#drop(thread);
    return left;
  }

  #next(thread: string): void {
    this.#cancel.get(thread)?.();
    const now = this.of(thread);
    if (!now || now.paused) return;
    const [part, ...left] = now.left;
    if (part !== undefined) this.around.say(thread, part);
    if (left.length === 0) {
      this.#drop(thread);
      return;
    }
    this.#set({ ...now, left, said: now.said + 1 });
    this.#cancel.set(
      thread,
      this.around.later(() => this.#next(thread), PART_MS),
    );
  }

  #drop(thread: string): void {
    this.#cancel.get(thread)?.();
    this.#by.delete(thread);
    this.#told();
  }

  #set(sending: Sending): void {
    this.#by.set(sending.thread, sending);
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}
