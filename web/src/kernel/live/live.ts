/** One socket for the page: state, reconnect, resume by last seq. No React here; tests drive it with fake sockets. */
import { type FrameOf, frameOf, type Incoming, type Outgoing } from "./frames";

export const CLOSE_RESUME = 4008;
export const CLOSE_SESSION_ENDED = 4401;
const PING_MS = 15_000;
const MISSED_PINGS = 2;
/** After sleep or a new network an open socket may be dead: it gets this long to answer. */
const PROBE_MS = 3_000;
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 15_000;
/** The server takes so many at once. */
const HELLO_THREADS = 500;

export type SocketLike = {
  readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: (() => void) | null;
};

export type Phase = "idle" | "connecting" | "open" | "waiting" | "ended";
/** `retryAt` and `latency` are milliseconds of `surroundings.now()`. */
export type LiveState = { phase: Phase; attempt: number; retryAt: number | null; latency: number | null };

export type Surroundings = {
  connect(): SocketLike;
  now(): number;
  random(): number;
  later(task: () => void, ms: number): () => void;
  onServerNow(now: string, sent: number, received: number): void;
  /** Asked after a refused connection: the handshake does not say why. Only `false` ends the session. */
  stillIn(): Promise<boolean>;
  onSessionEnd(): void;
};

export function waitBefore(attempt: number, random: number): number {
  const full = Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}

type Listener = (frame: Incoming) => void;

export class Live {
  #state: LiveState = { phase: "idle", attempt: 0, retryAt: null, latency: null };
  #socket: SocketLike | null = null;
  #seqs = new Map<string, number>();
  #watched = new Map<string, number>();
  #pingsOut = 0;
  #connectedAt = 0;
  #cancelPing: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #cancelProbe: (() => void) | null = null;
  #listeners = new Map<string, Set<Listener>>();
  #stateListeners = new Set<() => void>();

  constructor(private readonly around: Surroundings) {}

  get state(): LiveState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };

  on<T extends Incoming["t"]>(type: T, listener: (frame: FrameOf<T>) => void): () => void {
    const set = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, set.add(listener as Listener));
    return () => set.delete(listener as Listener);
  }

  start(): void {
    if (this.#state.phase === "idle" || this.#state.phase === "ended") this.#open(1);
  }

  stop(): void {
    this.#drop();
    this.#set({ phase: "idle", attempt: 0, retryAt: null, latency: null });
  }

  /** Back online, visible again or clicked: connect at once, or make sure the open socket still answers. */
  nudge(): void {
    if (this.#state.phase === "waiting") this.#open(this.#state.attempt);
    else if (this.#state.phase === "open") this.#probe();
  }

  /** The machine says it is offline: do not wait for two silent pings. */
  lost(): void {
    if (this.#state.phase === "open" || this.#state.phase === "connecting") this.#retry();
  }

  /** False when the frame could not leave now; nothing is kept here, the outbox keeps sends. */
  tell(frame: Outgoing): boolean {
    if (this.#state.phase !== "open" || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** What the page has of a thread; the server replays what came after it. */
  seen(thread: string, seq: number): void {
    const known = this.#seqs.get(thread) ?? -1;
    if (seq <= known) return;
    this.#seqs.delete(thread); // re-inserted last: the oldest fall out of a full hello first
    this.#seqs.set(thread, seq);
  }

  /** Watches a thread, through every reconnect, until the returned function is called. */
  watch(thread: string): () => void {
    const n = this.#watched.get(thread) ?? 0;
    this.#watched.set(thread, n + 1);
    if (n === 0) this.tell({ t: "watch", thread });
    return () => {
      const left = (this.#watched.get(thread) ?? 1) - 1;
      if (left > 0) this.#watched.set(thread, left);
      else this.#watched.delete(thread);
    };
  }

  #open(attempt: number): void {
    this.#drop();
    this.#set({ phase: "connecting", attempt, retryAt: null, latency: null });
    const socket = this.around.connect();
    this.#socket = socket;
    this.#connectedAt = this.around.now();
    socket.onopen = () => this.#hello();
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#closed(event.code);
    socket.onerror = null; // a close always follows
  }

  #hello(): void {
    const seqs = Object.fromEntries([...this.#seqs].slice(-HELLO_THREADS));
    this.#socket?.send(JSON.stringify({ t: "hello", seqs } satisfies Outgoing));
    this.#heard();
    this.#schedulePing();
  }

  #receive(data: unknown): void {
    const frame = typeof data === "string" ? frameOf(data) : null;
    if (!frame) return;
    this.#heard();
    if (frame.t === "ready") this.#ready(frame);
    if (frame.t === "pong") this.#pong(frame);
    if (frame.t === "msg" || frame.t === "ack") this.seen(frame.thread, frame.seq);
    for (const listener of this.#listeners.get(frame.t) ?? []) listener(frame);
  }

  #ready(frame: FrameOf<"ready">): void {
    this.around.onServerNow(frame.now, this.#connectedAt, this.around.now());
    this.#set({ phase: "open", attempt: 0, retryAt: null, latency: this.#state.latency });
    for (const thread of this.#watched.keys()) this.tell({ t: "watch", thread });
    this.#ping();
  }

  #pong(frame: FrameOf<"pong">): void {
    const received = this.around.now();
    this.around.onServerNow(frame.now, frame.at, received);
    this.#set({ ...this.#state, latency: Math.max(0, Math.round(received - frame.at)) });
  }

  #ping(): void {
    if (this.#pingsOut >= MISSED_PINGS) {
      this.#retry();
      return;
    }
    this.#pingsOut += 1;
    this.#socket?.send(JSON.stringify({ t: "ping", at: this.around.now() } satisfies Outgoing));
    this.#schedulePing();
  }

  #probe(): void {
    if (this.#cancelProbe) return;
    this.#socket?.send(JSON.stringify({ t: "ping", at: this.around.now() } satisfies Outgoing));
    this.#cancelProbe = this.around.later(() => this.#retry(), PROBE_MS);
  }

  #heard(): void {
    this.#pingsOut = 0;
    this.#cancelProbe?.();
    this.#cancelProbe = null;
  }

  #schedulePing(): void {
    this.#cancelPing?.();
    this.#cancelPing = this.around.later(() => this.#ping(), PING_MS);
  }

  #closed(code: number): void {
    const refused = this.#state.phase === "connecting";
    if (code === CLOSE_SESSION_ENDED) this.#end();
    else if (code === CLOSE_RESUME) this.#open(1);
    else this.#retry();
    if (refused) void this.#askSession();
  }

  async #askSession(): Promise<void> {
    if (!(await this.around.stillIn()) && this.#state.phase === "waiting") this.#end();
  }

  #end(): void {
    this.#drop();
    this.#set({ phase: "ended", attempt: 0, retryAt: null, latency: null });
    this.around.onSessionEnd();
  }

  #retry(): void {
    this.#drop();
    const attempt = this.#state.phase === "connecting" ? this.#state.attempt + 1 : 1;
    const wait = waitBefore(attempt, this.around.random());
    this.#set({ phase: "waiting", attempt, retryAt: this.around.now() + wait, latency: null });
    this.#cancelRetry = this.around.later(() => this.#open(attempt), wait);
  }

  #drop(): void {
    this.#cancelPing?.();
    this.#cancelRetry?.();
    this.#heard();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}
