/** The chat on a phone: everything said to this shop, and one field to say more. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Screen, Waiting } from "@/kernel/buyer/parts";
import { useBuyer } from "@/kernel/buyer/session";
import { useSay } from "@/kernel/buyer/words";
import { call } from "@/kernel/http";
import { isComposing } from "@/kernel/keys/combo";
import type { Msg } from "@/kernel/live/frames";
import { useLive, useLiveKit, useLiveState, useOutbox, useThread } from "@/kernel/live/use";
import { Bubble } from "./bubble";
import "./chat.css";
import { Picture } from "./picture";
import { added, lastSeq, lines } from "./thread";

type Standing = { position: number; estimate_seconds: number | null; reason: string };
export type Mine = {
  thread: string;
  seq: number;
  status: string | null;
  agent_name: string;
  standing: Standing | null;
};
type Page = { items: Msg[]; more: boolean };
const PAGE = 50;
const TYPING_MS = 6_000;
const TOLD_EVERY_MS = 3_000;

/** What is known of the thread: the last page at first, older ones on demand, news as it comes. */
function useMessages(thread: string) {
  const { live } = useLiveKit();
  const [messages, setMessages] = useState<Msg[]>([]);
  const [more, setMore] = useState(false);
  const [ready, setReady] = useState(false);
  const older = useCallback(async (before: number) => {
    const page = await call<Page>("GET", "/b/api/conversations/messages", undefined, {
      query: { before, limit: PAGE },
    });
    setMessages((have) => added(have, page.items));
    setMore(page.more);
    setReady(true);
  }, []);
  useEffect(() => void older(0), [older]);
  useEffect(() => {
    if (ready) live.seen(thread, lastSeq(messages));
  }, [ready, messages, live, thread]);
  useThread(ready ? thread : null);
  useLive("msg", (frame) => {
    if (frame.thread === thread) setMessages((have) => added(have, [frame]));
  });
  return { messages, more, ready, older: () => older(messages[0]?.seq ?? 0) };
}

function useTyping(thread: string): boolean {
  const [until, setUntil] = useState(0);
  useLive("typing", (frame) => {
    if (frame.thread === thread && (frame.party as string) !== "buyer") setUntil(Date.now() + TYPING_MS);
  });
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => setUntil(0), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  return until > 0;
}

function Composer({ thread }: { thread: string }) {
  const say = useSay();
  const { live } = useLiveKit();
  const { post } = useOutbox(thread);
  const [text, setText] = useState("");
  const told = useRef(0);
  const send = () => {
    const words = text.trim();
    if (!words) return;
    post(thread, { kind: "text", text: words });
    setText("");
  };
  const typing = (words: string) => {
    setText(words);
    if (Date.now() - told.current < TOLD_EVERY_MS) return;
    told.current = Date.now();
    live.tell({ t: "typing", thread });
  };
  return (
    <form
      className="c-composer"
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <Picture send={(body) => post(thread, body)} />
      <textarea
        id="composer"
        rows={1}
        value={text}
        aria-label={say({ zh: "输入消息", en: "Message" })}
        placeholder={say({ zh: "请描述您的问题", en: "How can we help?" })}
        onChange={(e) => typing(e.target.value)}
        onKeyDown={(e) => {
          if (isComposing(e.nativeEvent) || e.key !== "Enter" || e.shiftKey) return;
          e.preventDefault();
          send();
        }}
      />
      <Button main type="submit" disabled={!text.trim()}>
        {say({ zh: "发送", en: "Send" })}
      </Button>
    </form>
  );
}

/** Whom one talks to, or how long one waits for somebody. */
function Where({ mine }: { mine: Mine }) {
  const say = useSay();
  if (mine.standing) {
    const { position, estimate_seconds } = mine.standing;
    const minutes = estimate_seconds === null ? null : Math.max(1, Math.ceil(estimate_seconds / 60));
    return (
      <p className="c-where" role="status">
        {say({ zh: "排队中,您前面还有 {n} 位", en: "In the queue, {n} before you" }, { n: position - 1 })}
        {minutes !== null && say({ zh: ",预计 {m} 分钟", en: ", about {m} min" }, { m: minutes })}
      </p>
    );
  }
  if (mine.status === "offline_message")
    return (
      <p className="c-where" role="status">
        {say({ zh: "客服暂时不在,请留言,我们会尽快回复", en: "Nobody is here now. Leave a message, we will answer." })}
      </p>
    );
  if (!mine.agent_name) return null;
  return (
    <p className="c-where">{say({ zh: "{name} 正在为您服务", en: "{name} is with you" }, { name: mine.agent_name })}</p>
  );
}

function Talk({ mine }: { mine: Mine }) {
  const say = useSay();
  const { thread } = mine;
  const { messages, more, ready, older } = useMessages(thread);
  const { letters, retry, discard } = useOutbox(thread);
  const typing = useTyping(thread);
  const end = useRef<HTMLDivElement>(null);
  const list = lines(messages, letters);
  const last = list.at(-1)?.key;
  const { live } = useLiveKit();
  const read = lastSeq(messages);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last line's key says when there is something new
  useEffect(() => {
    void end.current?.scrollIntoView({ block: "end" }); // a promise in some browsers, never a clean-up
  }, [last, typing]);
  useEffect(() => {
    if (read > 0 && document.visibilityState === "visible") live.tell({ t: "read", thread, seq: read });
  }, [read, live, thread]);
  if (!ready) return <Waiting />;
  return (
    <>
      <div className="c-list" role="log" aria-label={say({ zh: "聊天记录", en: "Messages" })}>
        {more && (
          <Button className="c-older" onClick={() => void older()}>
            {say({ zh: "更早的消息", en: "Earlier messages" })}
          </Button>
        )}
        {list.map((line, i) => (
          <Bubble key={line.key} line={line} before={list[i - 1]} retry={retry} discard={discard} />
        ))}
        {typing && <p className="c-typing">{say({ zh: "对方正在输入…", en: "Typing…" })}</p>}
        <div ref={end} />
      </div>
      <Where mine={mine} />
      <Composer thread={thread} />
    </>
  );
}

export default function Chat() {
  const say = useSay();
  const me = useBuyer();
  const { phase } = useLiveState();
  const [error, setError] = useState<unknown>(null);
  const { data: mine, refetch } = useAsk<Mine | null>("/b/api/conversations/");
  useEffect(() => {
    call("POST", "/b/api/conversations/enter")
      .then(() => refetch())
      .catch(setError);
  }, [refetch]);
  return (
    <Screen
      title={me.shop.name}
      acts={
        phase === "open" ? null : (
          <span className="c-phase" role="status">
            {say({ zh: "连接中…", en: "Connecting…" })}
          </span>
        )
      }
    >
      <ErrorNote error={error} />
      {mine ? <Talk mine={mine} /> : !error && <Waiting />}
    </Screen>
  );
}
