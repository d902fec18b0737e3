/** What was said with the platform's desk, in the bubbles of the reception: here the own words are the asking ones. */
import { useEffect, useLayoutEffect, useRef } from "react";
import { dateText } from "@/kernel/time";
import { Button } from "@/kernel/ui/semi";
import { Avatar, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Message } from "../model/thread";

const NEAR_END = 160; // px

function Said({ message, head, own }: { message: Message; head: boolean; own: boolean }) {
  const t = useWords("conversations");
  const text = String(message.body.text ?? (message.recalled ? t("chat.recalled", { name: message.from.name }) : ""));
  if (message.kind === "system" || message.recalled) {
    return (
      <div className="im-sys">
        <span data-user>{text}</span>
      </div>
    );
  }
  return (
    <article className={`im-msg ${own ? "ours" : "theirs"} ${head ? "head" : ""}`}>
      <span className="im-face">{head && <Avatar name={message.from.name} size={34} />}</span>
      <div className="im-col">
        {head && (
          <span className="im-who">
            <User>{message.from.name}</User>
          </span>
        )}
        <div className="im-line">
          <span className="im-bubble" data-user>
            {message.kind === "image" ? t("preview.image") : text}
          </span>
        </div>
        <div className="im-under">
          <time dateTime={message.at} title={dateText(message.at, "second")}>
            {dateText(message.at, "minute")}
          </time>
        </div>
      </div>
    </article>
  );
}

type Props = { messages: Message[]; more: boolean; older: () => Promise<void> };

export function AskLog({ messages, more, older }: Props) {
  const t = useWords("conversations");
  const box = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const last = messages.at(-1)?.seq ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last seq says when there is something new
  useLayoutEffect(() => {
    if (near.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);
  useEffect(() => {
    const it = box.current;
    if (!it) return;
    const look = () => {
      near.current = it.scrollHeight - it.clientHeight - it.scrollTop < NEAR_END;
    };
    it.addEventListener("scroll", look, { passive: true });
    return () => it.removeEventListener("scroll", look);
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <div className="im-log ask-log" ref={box} role="log" tabIndex={0} aria-label={t("ask.log")}>
      {more && (
        <div className="im-sys">
          <Button theme="borderless" onClick={() => void older()}>
            {t("ask.older")}
          </Button>
        </div>
      )}
      {messages.length === 0 && (
        <div className="im-sys">
          <span>{t("ask.hello")}</span>
        </div>
      )}
      {messages.map((m, i) => {
        const own = m.from.party === "buyer";
        const before = messages[i - 1];
        const head = !before || before.from.id !== m.from.id || before.kind === "system";
        return <Said key={m.seq} message={m} head={head} own={own} />;
      })}
    </div>
  );
}
