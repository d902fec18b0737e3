/** One field, one button, pictures. What is begun is kept for this visit. */
import { useRef, useState } from "react";
import { Button } from "@/kernel/buyer/parts";
import { useSay } from "@/kernel/buyer/words";
import { isComposing } from "@/kernel/keys/combo";
import { useLiveKit, useOutbox } from "@/kernel/live/use";
import { Picture } from "./picture";

const TOLD_EVERY_MS = 3_000;
const LONGEST = 2_000;
const drafts = new Map<string, string>();

export function Composer({ thread }: { thread: string }) {
  const say = useSay();
  const { live } = useLiveKit();
  const { post } = useOutbox(thread);
  const [text, setText] = useState(drafts.get(thread) ?? "");
  const told = useRef(Number.NEGATIVE_INFINITY);
  const write = (words: string) => {
    drafts.set(thread, words);
    setText(words);
  };
  const send = () => {
    const words = text.trim();
    if (!words) return;
    post(thread, { kind: "text", text: words });
    write("");
  };
  const typing = (words: string) => {
    write(words);
    if (!words || performance.now() - told.current < TOLD_EVERY_MS) return;
    told.current = performance.now();
    live.tell({ t: "typing", thread, text: words });
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
        maxLength={LONGEST}
        enterKeyHint="send"
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
