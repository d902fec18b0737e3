/** Pictures on their way into a chat: they go on loading while another chat is open. */
import { HOME } from "@/kernel/face";
import { newKey, type Problem } from "@/kernel/http";
import { upload } from "@/kernel/upload";

/** A picture may have so many bytes before it is sent; the server makes it smaller itself. */
export const MOST_BYTES = 12 * 1024 * 1024;
export const KINDS = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export const fileUrl = (id: string): string => `${HOME}/files/${id}`;
export const thumbUrl = (id: string): string => `${HOME}/files/${id}?thumb=true`;

type Stored = { id: string; url: string; thumb_url: string; width: number; height: number };
export type Picture = {
  key: string;
  file: File;
  /** A local address to look at while it loads. */
  look: string;
  state: "loading" | "ready" | "failed";
  /** From 0 to 1. */
  part: number;
  error?: Problem;
  stored?: Stored;
  /** Said as soon as it is ready. */
  wanted: boolean;
};
export type Refused = "too_large" | "no_picture";

export const refusedOf = (file: Pick<File, "size" | "type">): Refused | null =>
  !KINDS.includes(file.type) ? "no_picture" : file.size > MOST_BYTES ? "too_large" : null;

type Say = (thread: string, body: Record<string, unknown>) => void;

export class Pictures {
  #by = new Map<string, readonly Picture[]>();
  #stop = new Map<string, AbortController>();
  #listeners = new Set<() => void>();

  constructor(private readonly say: Say) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(thread: string): readonly Picture[] {
    return this.#by.get(thread) ?? NONE;
  }

  add(thread: string, file: File): void {
    const picture: Picture = {
      key: newKey(),
      file,
      look: URL.createObjectURL(file),
      state: "loading",
      part: 0,
      wanted: false,
    };
    this.#set(thread, [...this.of(thread), picture]);
    this.#load(thread, picture);
  }

  retry(thread: string, key: string): void {
    const picture = this.of(thread).find((p) => p.key === key);
    if (picture) this.#load(thread, picture);
  }

  drop(thread: string, key: string): void {
    this.#stop.get(key)?.abort();
    this.#stop.delete(key);
    const gone = this.of(thread).find((p) => p.key === key);
    if (gone) URL.revokeObjectURL(gone.look);
    this.#set(
      thread,
      this.of(thread).filter((p) => p.key !== key),
    );
  }

  /** Says those that are ready, and the others when they are. */
  send(thread: string): void {
    for (const picture of this.of(thread)) {
      if (picture.state === "ready") this.#leave(thread, picture);
      else this.#change(thread, picture.key, { wanted: true });
    }
  }

  #load(thread: string, { key, file }: Picture): void {
    const stop = new AbortController();
    this.#stop.set(key, stop);
    this.#change(thread, key, { state: "loading", part: 0 });
    const progress = (part: number) => this.#change(thread, key, { part });
    upload<Stored>(`${HOME}/files`, file, { progress, signal: stop.signal }).then(
      (stored) => {
        this.#change(thread, key, { state: "ready", part: 1, stored });
        const now = this.of(thread).find((p) => p.key === key);
        if (now?.wanted) this.#leave(thread, now);
      },
      (error: Problem) => !stop.signal.aborted && this.#change(thread, key, { state: "failed", error }),
    );
  }

  #leave(thread: string, { key, stored }: Picture): void {
    if (!stored) return;
    const { id, width, height } = stored;
    this.say(thread, { kind: "image", file_id: id, width, height });
    this.drop(thread, key);
  }

  #change(thread: string, key: string, change: Partial<Picture>): void {
    this.#set(
      thread,
      this.of(thread).map((p) => (p.key === key ? { ...p, ...change } : p)),
    );
  }

  #set(thread: string, pictures: readonly Picture[]): void {
    if (pictures.length > 0) this.#by.set(thread, pictures);
    else this.#by.delete(thread);
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly Picture[] = [];
