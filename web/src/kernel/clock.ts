/** Server time and the one interval of the page. Every instant here is epoch milliseconds. */
import { useSyncExternalStore } from "react";

/** An estimate further off than this is a jump of the server's clock, not noise of the network. */
const JUMP_MS = 2_000;
const SAMPLE_LIFE_MS = 60_000;

type Fix = { base: number; at: number; rtt: number };

// Measured against performance.now(): a wrong or corrected wall clock of this machine changes nothing.
let fix: Fix = { base: Date.now(), at: performance.now(), rtt: Number.POSITIVE_INFINITY };
let tick = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;
const readers = new Set<() => void>();

export function serverNow(): number {
  return fix.base + (performance.now() - fix.at);
}

/** Takes a sample: the server said `now` between the two `performance.now()` readings. */
export function noteServerNow(now: string, sent: number, received: number): void {
  const server = Date.parse(now);
  if (Number.isNaN(server)) return;
  const next: Fix = { base: server + (received - sent) / 2, at: received, rtt: received - sent };
  const apart = Math.abs(next.base + (performance.now() - received) - serverNow());
  const stale = received - fix.at > SAMPLE_LIFE_MS;
  if (next.rtt > fix.rtt && !stale && apart < JUMP_MS + next.rtt) return;
  fix = next;
  if (apart >= JUMP_MS) beat();
}

/** For tests: forget what was learnt of the server's time. */
export function resetClock(): void {
  fix = { base: Date.now(), at: performance.now(), rtt: Number.POSITIVE_INFINITY };
  tick = serverNow();
}

function beat(): void {
  tick = serverNow();
  for (const read of readers) read();
}

const onVisible = () => {
  if (document.visibilityState === "visible") beat();
};

function subscribe(read: () => void): () => void {
  if (readers.size === 0) {
    tick = serverNow();
    timer = setInterval(beat, 1000);
    document.addEventListener("visibilitychange", onVisible);
  }
  readers.add(read);
  return () => {
    readers.delete(read);
    if (readers.size > 0) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
}

/** Server time, once a second, the same for everything on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => tick);
}

/** Like `useNow`, but renders only when what `select` makes of the time (a string, number or boolean) changes. */
export function useTick<T extends string | number | boolean | null>(select: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => select(tick));
}
