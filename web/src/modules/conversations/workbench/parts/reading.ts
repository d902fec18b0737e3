/** Where one is in the messages: at the end or above it, and what counts as read. */
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useMe } from "@/kernel/session";
import type { Row } from "../calls";
import type { Line } from "../model/lines";
import type { ThreadState } from "../model/thread";
import { changeRows, useThreads } from "../use";

/** A message is read when it has been in view for so long. */
const READ_MS = 500;
const AT_END = 48;

type List = { scrollToEnd: () => void; isAtEnd: (threshold?: number) => boolean };

const subscribeVisible = (told: () => void) => {
  document.addEventListener("visibilitychange", told);
  return () => document.removeEventListener("visibilitychange", told);
};
const useVisible = () => useSyncExternalStore(subscribeVisible, () => document.visibilityState === "visible");

const lastSeq = (state: ThreadState) => state.messages.at(-1)?.seq ?? 0;

/** Marks as read what stands in view at the end, while somebody is looking. */
function useMarking(row: Row, state: ThreadState, atEnd: boolean): void {
  const me = useMe();
  const threads = useThreads();
  const queries = useQueryClient();
  const visible = useVisible();
  // A supervisor who looks in leaves what is unread to the one who answers.
  const answers = row.owner?.id === me.id || row.collaborators.includes(me.id);
  const seq = lastSeq(state);
  const told = useRef({ thread: "", seq: 0 });
  useEffect(() => {
    const known = told.current.thread === row.thread ? told.current.seq : 0;
    if (!answers || !visible || !atEnd || !state.loaded || seq <= Math.max(known, row.unread > 0 ? 0 : row.read_seq))
      return;
    const timer = setTimeout(() => {
      told.current = { thread: row.thread, seq };
      threads.markRead(row.thread, seq);
      changeRows(queries, (r) =>
        r.thread === row.thread && r.read_seq < seq ? { ...r, unread: 0, read_seq: seq } : r,
      );
    }, READ_MS);
    return () => clearTimeout(timer);
  }, [answers, visible, atEnd, state.loaded, seq, row.thread, row.read_seq, row.unread, threads, queries]);
}

/** Scrolls: to the end on opening and after an own word; else the view stays, and what came is counted. */
export function useReading(
  row: Row,
  state: ThreadState,
  lines: Line[],
  list: List,
  ref: RefObject<HTMLDivElement | null>,
): { below: number; toEnd: () => void; onScroll: () => void } {
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(0);
  const opened = useRef("");
  const toEnd = useCallback(() => {
    list.scrollToEnd();
    setAtEnd(true);
  }, [list]);
  useLayoutEffect(() => {
    if (!state.loaded || opened.current === row.thread) return;
    opened.current = row.thread;
    toEnd();
  }, [state.loaded, row.thread, toEnd]);
  const last = lines.at(-1);
  const ownKey = last?.kind === "letter" ? last.key : "";
  useLayoutEffect(() => {
    if (ownKey) toEnd();
  }, [ownKey, toEnd]);
  const seq = lastSeq(state);
  useEffect(() => {
    if (atEnd) setSeen(seq);
  }, [atEnd, seq]);
  const onScroll = () => {
    const box = ref.current;
    if (box) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < AT_END);
  };
  useMarking(row, state, atEnd);
  const below = atEnd ? 0 : state.messages.filter((m) => m.seq > seen && m.kind !== "recall").length;
  return { below, toEnd, onScroll };
}
