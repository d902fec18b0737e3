/** The chat on a phone: everything said to this shop, and one field to say more. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ask, type Step, useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Screen, Sheet, Waiting } from "@/kernel/buyer/parts";
import { useBuyer } from "@/kernel/buyer/session";
import { useSay } from "@/kernel/buyer/words";
import { call } from "@/kernel/http";
import { useLive, useLiveKit, useLiveState, useOutbox } from "@/kernel/live/use";
import { Bubble } from "./bubble";
import { Composer } from "./composer";
import "./chat.css";
import { useMessages } from "./messages";
import { lastSeq, lines } from "./thread";
import { takeWish, wishedAgain } from "./wish";

type Standing = { position: number; estimate_seconds: number | null; reason: string };
export type Mine = {
  thread: string;
  seq: number;
  status: string | null;
  agent_name: string;
  standing: Standing | null;
  steps: Step[];
};
const PATH = "/b/api/conversations/";
const TYPING_MS = 6_000;
const NEAR_END = 240; // px

function useTyping(thread: string): boolean {
  const [since, setSince] = useState(0);
  useLive("typing", (frame) => {
    if (frame.thread === thread && frame.party !== "buyer") setSince(performance.now());
  });
  useLive("msg", (frame) => {
    if (frame.thread === thread) setSince(0);
  });
  useEffect(() => {
    if (!since) return;
    const timer = setTimeout(() => setSince(0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return since > 0;
}

function Waits({ standing }: { standing: Standing }) {
  const say = useSay();
  const { position, estimate_seconds } = standing;
  const minutes = estimate_seconds === null ? null : Math.max(1, Math.ceil(estimate_seconds / 60));
  return (
    <span>
      {position > 1
        ? say({ zh: "排队中,您前面还有 {n} 位", en: "In the queue, {n} before you" }, { n: position - 1 })
        : say({ zh: "排队中,下一位就是您", en: "In the queue, you are next" })}
      {minutes !== null && say({ zh: ",预计 {m} 分钟", en: ", about {m} min" }, { m: minutes })}
    </span>
  );
}

/** Whom one talks to, or how long one waits for somebody, and what one may do about it. */
function Where({ mine, changed }: { mine: Mine; changed: () => void }) {
  const say = useSay();
  const [asking, setAsking] = useState<Step | null>(null);
  const [error, setError] = useState<unknown>(null);
  const label = (s: Step) => say({ zh: s.label_zh, en: s.label_en });
  const perform = (step: Step) =>
    call("POST", `/b/api/conversations/${step.name}`).then(() => {
      setAsking(null);
      changed();
    }, setError);
  const words = mine.standing ? (
    <Waits standing={mine.standing} />
  ) : mine.status === "offline_message" ? (
    say({ zh: "客服暂时不在,请留言,我们会尽快回复", en: "Nobody is here now. Leave a message, we will answer." })
  ) : mine.status === "human" && mine.agent_name ? (
    <span>
      <span data-user>{mine.agent_name}</span> {say({ zh: "正在为您服务", en: "is with you" })}
    </span>
  ) : null;
  const open = mine.steps.filter((s) => s.open);
  if (!words && open.length === 0) return null;
  return (
    <div className="c-where">
      <span role="status">{words}</span>
      {open.map((step) => (
        <button key={step.name} type="button" className="c-step" onClick={() => setAsking(step)}>
          {label(step)}
        </button>
      ))}
      {asking && (
        <Sheet title={label(asking)} close={() => setAsking(null)}>
          <p>
            {asking.name === "end"
              ? say({ zh: "结束后,再次发送消息即可重新咨询。", en: "Write again whenever you like to ask anew." })
              : say({
                  zh: "不再排队,客服上线后会看到您的留言。",
                  en: "You leave the queue; your message is answered later.",
                })}
          </p>
          <ErrorNote error={error} />
          <Button main onClick={() => void perform(asking)}>
            {label(asking)}
          </Button>
        </Sheet>
      )}
    </div>
  );
}

/** At the end the page follows what is new; further up it stays and says so. */
function useEnd(last: string | undefined, mine: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const far = useRef(false);
  const [missed, setMissed] = useState(false);
  const toEnd = () => {
    void end.current?.scrollIntoView({ block: "end" }); // a promise in some browsers, never a clean-up
  };
  useEffect(() => {
    const look = () => {
      const { scrollHeight, clientHeight } = document.documentElement;
      far.current = scrollHeight - clientHeight - scrollY > NEAR_END;
      if (!far.current) setMissed(false);
    };
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last line's key says when there is something new
  useEffect(() => {
    if (last === undefined) return;
    if (far.current && !mine) setMissed(true);
    else toEnd();
  }, [last]);
  return { end, missed, toEnd };
}

function Talk({ mine, changed }: { mine: Mine; changed: () => void }) {
  const say = useSay();
  const { thread } = mine;
  const { live } = useLiveKit();
  const { phase } = useLiveState();
  const { post, retry, discard } = useOutbox(thread);
  const { messages, letters, more, read, ready, error, older, again } = useMessages(thread);
  const typing = useTyping(thread);
  const list = lines(messages, letters);
  const last = list.at(-1);
  const { end, missed, toEnd } = useEnd(last?.key, last?.mine ?? false);
  const seq = lastSeq(messages);
  const lastOwn = list.findLast((l) => l.mine && l.state === "there")?.key;
  useEffect(() => {
    const tell = () => {
      if (seq > 0 && phase === "open" && document.visibilityState === "visible") live.tell({ t: "read", thread, seq });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [seq, phase, live, thread]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what one came to ask about is taken once
  useEffect(() => {
    const wish = ready ? takeWish() : null;
    if (wish && !wishedAgain(wish, messages)) post(thread, { kind: "card", ...wish });
  }, [ready]);
  return (
    <>
      <div className="c-list" role="log" aria-label={say({ zh: "聊天记录", en: "Messages" })}>
        {!ready && !error && <Waiting />}
        {error !== null && (
          <div className="b-waiting">
            <ErrorNote error={error} />
            <Button onClick={() => void again()}>{say({ zh: "重试", en: "Try again" })}</Button>
          </div>
        )}
        {ready && list.length === 0 && (
          <p className="b-waiting">{say({ zh: "您好,有什么可以帮您?", en: "Hello, how can we help?" })}</p>
        )}
        {more && (
          <Button className="c-older" onClick={() => void older()}>
            {say({ zh: "更早的消息", en: "Earlier messages" })}
          </Button>
        )}
        {list.map((line, i) => (
          <Bubble
            key={line.key}
            line={line}
            before={list[i - 1]}
            read={line.key === lastOwn ? read >= line.seq : undefined}
            retry={retry}
            discard={discard}
          />
        ))}
        {typing && <p className="c-typing">{say({ zh: "对方正在输入…", en: "Typing…" })}</p>}
      </div>
      <Where mine={mine} changed={changed} />
      {missed && (
        <button type="button" className="c-missed" onClick={toEnd}>
          {say({ zh: "有新消息", en: "New messages" })} ↓
        </button>
      )}
      <Composer thread={thread} />
      <div ref={end} />
    </>
  );
}

export default function Chat() {
  const say = useSay();
  const me = useBuyer();
  const { phase } = useLiveState();
  const [error, setError] = useState<unknown>(null);
  const queries = useQueryClient();
  const [entered, setEntered] = useState(false);
  const { data: mine, refetch } = useAsk<Mine>(PATH, undefined, { enabled: entered });
  useEffect(() => {
    call<Mine>("POST", `${PATH}enter`)
      .then((thread) => {
        queries.setQueryData(ask(PATH).queryKey, thread); // entering answers the question already
        setEntered(true);
      })
      .catch(setError);
  }, [queries]);
  return (
    <Screen
      title={me.shop.name}
      own
      acts={
        phase === "open" ? null : (
          <span className="c-phase" role="status">
            {phase === "waiting"
              ? say({ zh: "网络不佳,重连中…", en: "Reconnecting…" })
              : say({ zh: "连接中…", en: "Connecting…" })}
          </span>
        )
      }
    >
      <ErrorNote error={error} />
      {mine ? <Talk key={mine.thread} mine={mine} changed={() => void refetch()} /> : !error && <Waiting />}
    </Screen>
  );
}
