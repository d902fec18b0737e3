/** What is known of the thread: the last page at first, older ones on demand, news as it comes. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useBuyer } from "@/kernel/buyer/session";
import { call } from "@/kernel/http";
import type { Msg } from "@/kernel/live/frames";
import type { Letter } from "@/kernel/live/outbox";
import { useLive, useLiveKit, useOutbox } from "@/kernel/live/use";
import { added, lastSeq } from "./thread";

type Page = { items: Msg[]; more: boolean; read_seq: number };
const PAGE = 50;

/** Letters by their id, kept until the ack: it names them, and by then the outbox has let them go. */
function useLetters(thread: string): { letters: readonly Letter[]; known: Map<string, Letter> } {
  const { letters } = useOutbox(thread);
  const known = useRef(new Map<string, Letter>());
  for (const letter of letters) known.current.set(letter.client_id, letter);
  return { letters, known: known.current };
}

export function useMessages(thread: string) {
  const me = useBuyer();
  const { live } = useLiveKit();
  const { letters, known } = useLetters(thread);
  const [messages, setMessages] = useState<Msg[]>([]);
  const [more, setMore] = useState(false);
  const [read, setRead] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [ready, setReady] = useState(false);

  const ask = useCallback(async (before: number): Promise<void> => {
    try {
      const query = { before, limit: PAGE };
      const page = await call<Page>("GET", "/b/api/conversations/messages", undefined, { query });
      setMessages((have) => added(have, page.items));
      setMore((had) => (before > 0 || page.items.length > 0 ? page.more : had));
      setRead((had) => Math.max(had, page.read_seq));
      setReady(true);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, []);

  useEffect(() => void ask(0), [ask]);
  useEffect(() => {
    if (ready) live.seen(thread, lastSeq(messages));
  }, [ready, messages, live, thread]);
  useLive("msg", (frame) => {
    if (frame.thread === thread) setMessages((have) => added(have, [frame]));
  });
  useLive("read", ({ thread: of, party, seq }) => {
    if (of === thread && party === "merchant") setRead((had) => Math.max(had, seq));
  });
  useLive("ack", ({ client_id, thread: of, seq, id, at }) => {
    const letter = known.get(client_id);
    if (of !== thread || !letter) return;
    known.delete(client_id);
    const { kind, ...body } = letter.body;
    const from = { party: "buyer" as const, id: me.id, name: me.name };
    setMessages((have) => added(have, [{ t: "msg", thread, seq, id, at, from, kind: String(kind), body }]));
    if (kind === "card") void ask(0); // its words are the server's
  });
  const older = () => ask(messages[0]?.seq ?? 0);
  return { messages, letters, more, read, ready, error, older, again: () => ask(0) };
}
