/** 联系商服: the shop asks the platform's own support. Any word, 转人工, the place in the queue, the answer. */
import { type KeyboardEvent, useEffect, useState } from "react";
import { isComposing } from "@/kernel/keys/combo";
import { IconSendStroked } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { type Asking, useAsked, useAsking, useAskingDeeds } from "../asking";
import { AskLog } from "../parts/ask-log";
import { AskPlace } from "../parts/ask-place";
import "../styles/reception.css";
import "../styles/asking.css";

type Deeds = ReturnType<typeof useAskingDeeds>;

function Writing({ deeds }: { deeds: Deeds }) {
  const t = useWords("conversations");
  const [text, setText] = useState("");
  const send = async () => {
    const said = text.trim();
    if (said && !deeds.busy && (await deeds.say(said))) setText("");
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent) || event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="im-composer ask-composer" data-region="composer">
      <div className="im-field">
        <textarea
          value={text}
          rows={3}
          maxLength={2000}
          data-region-focus
          // biome-ignore lint/a11y/noAutofocus: one comes here to write
          autoFocus
          aria-label={t("ask.write")}
          placeholder={t("ask.placeholder")}
          onChange={(e) => {
            setText(e.target.value);
            deeds.changed();
          }}
          onKeyDown={onKey}
        />
      </div>
      <div className="im-foot">
        <span className="grow" />
        <Button
          theme="solid"
          icon={<IconSendStroked aria-hidden="true" />}
          disabled={text.trim() === ""}
          loading={deeds.busy}
          onClick={() => void send()}
        >
          {t("ask.send")}
        </Button>
      </div>
    </div>
  );
}

/** Seen is what stands on a page that somebody looks at. */
function useSeen(asking: Asking, read: (seq: number) => void): void {
  const { unread, seq } = asking;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each seq
  useEffect(() => {
    if (unread > 0 && document.visibilityState === "visible") read(seq);
  }, [unread, seq]);
}

function Open({ asking }: { asking: Asking }) {
  const t = useWords("conversations");
  const deeds = useAskingDeeds();
  const { messages, more, older, newest } = useAsked(asking);
  useSeen(asking, deeds.read);
  return (
    <div className="im ask">
      <section className="im-pane im-chat" aria-label={t("ask.title")}>
        <header className="im-head">
          <h1>{t("ask.title")}</h1>
          <span className="sub ell">{t("ask.lead")}</span>
        </header>
        {newest.isError ? (
          <Failed error={newest.error} again={() => void newest.refetch()} module="conversations" />
        ) : (
          <AskLog messages={messages} more={more} older={older} />
        )}
        <Writing deeds={deeds} />
      </section>
      <AskPlace asking={asking} busy={deeds.busy} error={deeds.error} toPerson={deeds.toPerson} end={deeds.end} />
    </div>
  );
}

export default function AskThePlatform() {
  const { data, error, refetch } = useAsking(true);
  const { enter } = useAskingDeeds();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    void enter();
  }, []);
  if (data) return <Open asking={data} />;
  return (
    <div className="board">
      {error ? <Failed error={error} again={() => void refetch()} module="conversations" /> : <Waiting />}
    </div>
  );
}
