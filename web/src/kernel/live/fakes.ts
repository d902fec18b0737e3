/** Sockets and time for tests: nothing runs until the test says so. */
import { vi } from "vitest";
import type { Incoming, Outgoing } from "./frames";
import type { SocketLike, Surroundings } from "./live";

export class FakeSocket implements SocketLike {
  readyState = 0;
  sent: Outgoing[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Outgoing);
  }
  close(): void {
    this.closed = true;
  }
  open(now = "2026-11-21T12:00:00Z"): void {
    this.onopen?.();
    this.tell({ t: "ready", now });
  }
  tell(frame: Incoming): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  cut(code = 1006): void {
    this.onclose?.({ code });
  }
  of<T extends Outgoing["t"]>(type: T): Extract<Outgoing, { t: T }>[] {
    return this.sent.filter((f) => f.t === type) as Extract<Outgoing, { t: T }>[];
  }
}

export function fakeSurroundings() {
  const sockets: FakeSocket[] = [];
  const tasks: { at: number; task: () => void }[] = [];
  let now = 0;
  const around = {
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    now: () => now,
    random: () => 1,
    later: (task: () => void, ms: number) => {
      const entry = { at: now + ms, task };
      tasks.push(entry);
      return () => {
        const i = tasks.indexOf(entry);
        if (i >= 0) tasks.splice(i, 1);
      };
    },
    onServerNow: vi.fn(),
    stillIn: vi.fn(async () => true),
    onSessionEnd: vi.fn(),
  } satisfies Surroundings;
  const wait = (ms: number) => {
    const until = now + ms;
    for (;;) {
      tasks.sort((a, b) => a.at - b.at);
      const next = tasks[0];
      if (!next || next.at > until) break;
      tasks.shift();
      now = next.at;
      next.task();
    }
    now = until;
  };
  const last = () => sockets.at(-1) as FakeSocket;
  return { around, sockets, wait, last };
}
