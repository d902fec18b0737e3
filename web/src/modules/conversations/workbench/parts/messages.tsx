/** The messages of one thread: only those in view are drawn, and what is read stays where it is. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { serverNow } from "@/kernel/clock";
import { useOutbox } from "@/kernel/live/use";
import { useMe } from "@/kernel/session";
import { dateText, shortDate } from "@/kernel/time";
import { IconChevronDown } from "@/kernel/ui/icons";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Avatar } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { firstUnread, type Line, linesOf, unconfirmed } from "../model/lines";
import type { ThreadState } from "../model/thread";
import { useThreadState, useThreads, useTyping } from "../use";
import { Letter, Said } from "./bubble";
import { useReading } from "./reading";

const NEAR_TOP = 240;
const SIGNS_A_LINE = 36;

/** Near enough, so that what is above does not move when it is measured. */
function heightOf(line: Line | undefined): number {
  if (line?.kind !== "said") return line?.kind === "letter" ? 56 : 34;
  const { kind, body } = line.message;
  const lines = Math.ceil(String(body.text ?? "").length / SIGNS_A_LINE) || 1;
  const inner = kind === "image" ? 160 : kind === "card" ? 190 : 16 + 20 * lines;
  return inner + (line.head ? 12 : 4) + (line.tail ? 18 : 0);
}

/** Where "new below" stands: found when the chat is opened, and kept until one leaves it. */
function useNewSeq(row: Row, state: ThreadState): number | null {
  const [at, setAt] = useState<{ thread: string; read: number; seq: number | null }>();
  if (state.loaded && at?.thread !== row.thread) {
    setAt({ thread: row.thread, read: row.read_seq, seq: firstUnread(state.messages, row.read_seq) });
  }
  return at?.thread === row.thread ? at.seq : null;
}

function useLines(row: Row): { lines: Line[]; state: ThreadState } {
  const me = useMe();
  const state = useThreadState(row.thread);
  const { letters } = useOutbox(row.thread);
  const newSeq = useNewSeq(row, state);
  const lines = useMemo(
    () => linesOf(state.messages, unconfirmed(letters, state.messages, me.id), newSeq, state.whole),
    [state.messages, state.whole, letters, newSeq, me.id],
  );
  return { lines, state };
}

function TypingRow({ row }: { row: Row }) {
  const t = useWords("conversations");
  const typist = useTyping(row.thread);
  if (!typist) return null;
  return (
    <div className="im-typing-row" aria-hidden="true">
      <Avatar name={typist.name} size={24} />
      <span className="im-dots">
        <i />
        <i />
        <i />
      </span>
      <span>
        {typist.party === "buyer" ? t("chat.typing") : t("chat.colleague_typing", { name: typist.name })}
        {typist.text && <span data-user>{`：「${typist.text}」`}</span>}
      </span>
    </div>
  );
}

function DrawnLine({ line, row, state }: { line: Line; row: Row; state: ThreadState }) {
  const t = useWords("conversations");
  const { zh } = useLanguage();
  if (line.kind === "new") {
    return (
      // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot hold the text
      <div className="im-new" role="separator">
        <span>{t("chat.new_below")}</span>
      </div>
    );
  }
  if (line.kind === "day") {
    const today = dateText(serverNow(), "day") === dateText(line.at, "day");
    const text = today ? t("chat.today") : shortDate(line.at, serverNow(), zh).replace(/ \d\d:\d\d$/, "");
    return (
      <div className="im-day">
        <span>{text}</span>
      </div>
    );
  }
  if (line.kind === "letter") return <Letter letter={line.letter} row={row} />;
  return <Said line={line} row={row} buyerRead={Math.max(state.buyerRead, row.buyer_read_seq)} />;
}

function useOlder(row: Row, loaded: boolean) {
  const threads = useThreads();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const open = useCallback(() => {
    setError(null);
    threads.open(row.thread).catch(setError);
  }, [threads, row.thread]);
  useEffect(open, [open]);
  const older = useCallback(() => {
    if (busy || !loaded) return;
    setBusy(true);
    threads
      .older(row.thread)
      .catch(setError)
      .finally(() => setBusy(false));
  }, [threads, row.thread, busy, loaded]);
  return { busy, error, open, older };
}

export function Messages({ row }: { row: Row }) {
  const t = useWords("conversations");
  const { lines, state } = useLines(row);
  const { busy, error, open, older } = useOlder(row, state.loaded);
  const ref = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => ref.current,
    estimateSize: (i) => heightOf(lines[i]),
    overscan: 8,
    getItemKey: (i) => lines[i]?.key ?? i,
    anchorTo: "end",
    followOnAppend: true,
    paddingStart: 16,
    paddingEnd: 12,
  });
  const { below, toEnd, onScroll } = useReading(row, state, lines, list, ref);
  const scrolled = () => {
    onScroll();
    if ((ref.current?.scrollTop ?? 0) < NEAR_TOP && !state.whole) older();
  };
  if (error && !state.loaded) return <Failed error={error} again={open} module="conversations" />;
  return (
    <div className="im-messages">
      <div
        ref={ref}
        className="im-log"
        role="log"
        aria-live="polite"
        aria-label={t("chat.log")}
        aria-busy={busy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the log must scroll by keyboard (WCAG 2.1.1)
        tabIndex={0}
        data-region="messages"
        data-region-focus
        onScroll={scrolled}
        onKeyDown={(e) => e.key === "End" && toEnd()}
      >
        {!state.loaded && <Waiting rows={6} />}
        <div className="im-lines" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <div
                key={item.key}
                data-index={item.index}
                ref={list.measureElement}
                className="im-at"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <DrawnLine line={line} row={row} state={state} />
              </div>
            );
          })}
        </div>
        <TypingRow row={row} />
      </div>
      {busy && <div className="im-older">{t("chat.older")}</div>}
      {below > 0 && (
        <button type="button" className="im-pill" onClick={toEnd}>
          <IconChevronDown size="small" aria-hidden="true" />
          {t("chat.below", { n: below })}
        </button>
      )}
    </div>
  );
}
