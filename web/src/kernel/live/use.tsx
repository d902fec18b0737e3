/** The page's live connection in React: one `Live` a page, hung on the window's own signs of life. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { noteServerNow, serverNow } from "../clock";
import { type Face, HOME, useFace } from "../face";
import { call, newKey, Problem, sessionEnded } from "../http";
import { useMe } from "../session";
import type { Body, FrameOf, Incoming } from "./frames";
import { Live, type LiveState, type SocketLike } from "./live";
import { type Letter, Outbox } from "./outbox";
import { storedShelf } from "./shelf";

type Kit = { live: Live; outbox: Outbox };
const Context = createContext<Kit | null>(null);
/** Wakes of one module that come together are answered with one re-reading. */
const WAKE_GATHER_MS = 250;

async function stillIn(mePath: string): Promise<boolean> {
  try {
    await call("GET", mePath);
    return true;
  } catch (error) {
    return !(error instanceof Problem && error.status === 401);
  }
}

function liveAt({ api, name }: Face, path: string): Live {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}/live`;
  return new Live({
    connect: () => new WebSocket(url) as unknown as SocketLike,
    now: () => performance.now(),
    random: Math.random,
    later: (task, ms) => {
      const id = setTimeout(task, ms);
      return () => clearTimeout(id);
    },
    onServerNow: noteServerNow,
    stillIn: () => stillIn(name === "buyer" ? `${api}/buyers/me` : `${api}/staff/me`),
    onSessionEnd: sessionEnded,
  });
}

function hangOnWindow(live: Live): () => void {
  const nudge = () => live.nudge();
  const lost = () => live.lost();
  const visible = () => document.visibilityState === "visible" && live.nudge();
  addEventListener("online", nudge);
  addEventListener("offline", lost);
  document.addEventListener("visibilitychange", visible);
  return () => {
    removeEventListener("online", nudge);
    removeEventListener("offline", lost);
    document.removeEventListener("visibilitychange", visible);
  };
}

/** `person` is the id whose unsent letters are kept apart from anybody else's; `at` another socket than the face's. */
export function LiveProvider({ person, at, children }: { person: string; at?: string; children: ReactNode }) {
  const face = useFace();
  const [kit] = useState<Kit>(() => {
    const live = liveAt(face, at ?? face.api);
    return { live, outbox: new Outbox(live, storedShelf(person)) };
  });
  useEffect(() => {
    const unhang = hangOnWindow(kit.live);
    kit.live.start();
    void kit.outbox.restore();
    return () => {
      unhang();
      kit.live.stop();
    };
  }, [kit]);
  return (
    <Context.Provider value={kit}>
      <Wakes />
      {children}
    </Context.Provider>
  );
}

/** The socket of one's own shop: the face's own, but on the console, where the platform's shop has one beside it. */
export function AtHome({ children }: { children: ReactNode }) {
  const face = useFace();
  const me = useMe();
  if (face.api === HOME) return children;
  return (
    <LiveProvider person={`${me.id}-home`} at={HOME}>
      {children}
    </LiveProvider>
  );
}

/** A wake-up re-asks what the page shows of that module; after a reconnect everything shown is asked again. */
function Wakes() {
  const queries = useQueryClient();
  const waiting = useRef(new Set<string>());
  const readyOnce = useRef(false);
  useLive("wake", ({ module }) => {
    const set = waiting.current;
    if (set.size === 0) {
      setTimeout(() => {
        const names = [...set];
        set.clear();
        for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
      }, WAKE_GATHER_MS);
    }
    set.add(module);
  });
  useLive("ready", () => {
    if (readyOnce.current) void queries.invalidateQueries();
    readyOnce.current = true;
  });
  return null;
}

export function useLiveKit(): Kit {
  const kit = useContext(Context);
  if (!kit) throw new Error("LiveProvider is missing");
  return kit;
}

/** Hears one kind of frame while mounted. */
export function useLive<T extends Incoming["t"]>(type: T, listener: (frame: FrameOf<T>) => void): void {
  const { live } = useLiveKit();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => live.on(type, (frame) => latest.current(frame)), [live, type]);
}

export function useLiveState(): LiveState {
  const { live } = useLiveKit();
  return useSyncExternalStore(live.subscribe, () => live.state);
}

/** Watches a thread while mounted and remembers what the page has of it. */
export function useThread(thread: string | null): void {
  const { live } = useLiveKit();
  useEffect(() => (thread ? live.watch(thread) : undefined), [live, thread]);
}

export type OutboxUse = {
  letters: readonly Letter[];
  /** Returns the client_id the message will carry for ever. */
  post(thread: string, body: Body): string;
  retry(client_id: string): void;
  discard(client_id: string): void;
};

/** Unacked letters; with a thread only those of it. */
export function useOutbox(thread?: string): OutboxUse {
  const { outbox } = useLiveKit();
  const all = useSyncExternalStore(outbox.subscribe, () => outbox.letters);
  return {
    letters: thread ? all.filter((l) => l.thread === thread) : all,
    post: (to, body) => {
      const client_id = newKey();
      outbox.post({ client_id, thread: to, body, at: serverNow() });
      return client_id;
    },
    retry: (id) => outbox.retry(id),
    discard: (id) => outbox.discard(id),
  };
}
