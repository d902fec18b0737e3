/** Where the agent writes: words, pictures, internal notes. */
import { type KeyboardEvent, type MutableRefObject, useEffect, useRef, useState } from "react";
import { isComposing } from "@/kernel/keys/combo";
import { useLiveKit } from "@/kernel/live/use";
import { type Barred, Slot } from "@/kernel/slots";
import { IconAlertTriangle, IconSendStroked } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { graphemes, MOST, pieces } from "../model/text";
import { useDraft, useSay } from "../use";
import { Mentions, type MentionsHandle } from "./mentions";
import { Pacing } from "./pacing";
import { Attached, usePictures } from "./pictures";
import { type SendKey, setSendKey, useSendKey } from "./send-key";
import { SplitDialog } from "./split";
import { Tools } from "./tools";

export const COMPOSER = "composer";
export const focusComposer = (): void => document.getElementById(COMPOSER)?.focus();
const TYPING_EVERY_MS = 3_000;
/** From so many signs on a text may be worth sending in parts. */
const WORTH_SPLITTING = 60;
const HEIGHTS = { min: 66, max: 176 };

type Hear = (event: globalThis.KeyboardEvent) => boolean;
export type ComposerHandle = {
  send: (after?: () => void) => void;
  toggleNote: () => void;
  put: (text: string) => void;
};
type Props = {
  row: Row;
  /** Only notes: somebody else's, queued or ended. */
  notesOnly: boolean;
  handle: MutableRefObject<ComposerHandle | null>;
  /** Asks before saying, and calls `go` when it may be said. */
  guard: (go: () => void) => void;
  sendNext: () => void;
};

function useGrowing(text: string) {
  const ref = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(HEIGHTS.max, Math.max(HEIGHTS.min, box.scrollHeight))}px`;
  }, [text]);
  return ref;
}

function useTypingTold(thread: string): (text: string) => void {
  const { live } = useLiveKit();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return (text) => {
    const now = performance.now();
    if (!text || now - last.current < TYPING_EVERY_MS) return;
    last.current = now;
    live.tell({ t: "typing", thread });
  };
}

/** The same text behind the field, with what may not be said underlined. */
function Underlines({ text, marks, scroll }: { text: string; marks: Barred[]; scroll: number }) {
  if (marks.length === 0) return null;
  return (
    <div className="im-under-text" aria-hidden="true">
      <div style={{ transform: `translateY(${-scroll}px)` }}>
        {pieces(text, marks).map((p) =>
          p.marked ? <mark key={p.at}>{p.text}</mark> : <span key={p.at}>{p.text}</span>,
        )}
      </div>
    </div>
  );
}

function Foot({ note, barred, sendable, send, sendNext }: FootProps) {
  const t = useWords("conversations");
  const sendKey = useSendKey();
  const [first] = barred;
  return (
    <div className="im-foot">
      {first ? (
        <span className="im-barred" role="alert">
          <IconAlertTriangle size="small" aria-hidden="true" /> {first.why}
        </span>
      ) : (
        <button
          type="button"
          className="plain sub im-hint"
          title={t("composer.swap")}
          onClick={() => setSendKey(sendKey === "enter" ? "mod" : "enter")}
        >
          {t(`composer.hint.${note ? "note_" : ""}${sendKey}`)}
        </button>
      )}
      <span className="grow" />
      {!note && (
        <Button theme="light" disabled={!sendable} onClick={sendNext}>
          {t("composer.send_next")}
        </Button>
      )}
      <Button theme="solid" icon={<IconSendStroked aria-hidden="true" />} disabled={!sendable} onClick={send}>
        {t(note ? "composer.save_note" : "composer.send")}
      </Button>
    </div>
  );
}
type FootProps = { note: boolean; barred: Barred[]; sendable: boolean; send: () => void; sendNext: () => void };

type Mode = { note: boolean; notesOnly: boolean };

/** What is written, and what may be done with it now. */
function useWriting({ row, guard }: Pick<Props, "row" | "guard">, { note }: Mode, leaveNote: () => void) {
  const [text, setText] = useDraft(note ? `${row.thread}#note` : row.thread);
  const [words, bar] = useState<Barred[]>([]);
  const [splitting, setSplitting] = useState(false);
  const mentions = useRef<MentionsHandle>(null) as MutableRefObject<MentionsHandle | null>;
  const say = useSay(row.thread);
  const pictures = usePictures(row.thread);
  const barred = note ? NONE : words;
  const count = graphemes(text);
  const full = text.trim() !== "" || (!note && pictures.all.length > 0);
  const put = (next: string) => {
    setText(next);
    focusComposer();
  };
  const leave = (after?: () => void) => {
    const said = text.trim();
    if (said && note) say({ kind: "note", text: said, at: mentions.current?.called(said) ?? [] });
    else if (said) say({ kind: "text", text: said });
    if (!note) pictures.send();
    setText("");
    leaveNote();
    after?.();
    focusComposer();
  };
  const send = (after?: () => void) => {
    if (!full) after?.();
    else if (barred.length === 0 && count > MOST) setSplitting(!note);
    else if (barred.length === 0 && note) leave(after);
    else if (barred.length === 0) guard(() => leave(after));
  };
  const sendable = full && barred.length === 0 && !(note && count > MOST);
  return { text, setText, put, say, send, sendable, bar, barred, count, pictures, mentions, splitting, setSplitting };
}
const NONE: Barred[] = [];

const wantsToSend = (event: KeyboardEvent, sendKey: SendKey): boolean =>
  event.key === "Enter" &&
  !event.shiftKey &&
  !event.altKey &&
  // With the usual key, Ctrl+Enter is an action of the page; with the other, a bare Enter is a new line.
  (event.ctrlKey || event.metaKey) === (sendKey === "mod");

export function Composer({ row, notesOnly, handle, guard, sendNext }: Props) {
  const t = useWords("conversations");
  const [noteWanted, setNote] = useState(false);
  const note = notesOnly || noteWanted;
  const writing = useWriting({ row, guard }, { note, notesOnly }, () => setNote(false));
  const { text, setText, put, say, send, count, pictures, barred, mentions } = writing;
  const [scroll, setScroll] = useState(0);
  const hears = useRef(new Set<Hear>());
  const box = useGrowing(text);
  const typing = useTypingTold(row.thread);
  const sendKey = useSendKey();
  handle.current = { send, put, toggleNote: () => setNote((on) => !on) };

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const taken = note ? mentions.current?.hear(event) : [...hears.current].some((hear) => hear(event.nativeEvent));
    if (taken) return;
    if (event.key === "Escape") setNote(false);
    if (!wantsToSend(event, sendKey)) return;
    event.preventDefault();
    send();
  };
  const slot = { conversation: row.id, thread: row.thread, buyer: row.buyer.id, put, say, mute: notesOnly };
  const listen = (hear: Hear) => {
    hears.current.add(hear);
    return () => void hears.current.delete(hear);
  };
  return (
    <div className={`im-composer ${note ? "note" : ""}`} data-region="composer" {...pictures.dropzone}>
      <Pacing thread={row.thread} put={put} />
      {!note && <Slot name="conversation.composer" with={{ ...slot, text, bar: writing.bar, listen }} />}
      <Tools
        slot={slot}
        note={note}
        notesOnly={notesOnly}
        count={count}
        insert={(piece) => put(insertAt(box.current, text, piece))}
        pick={pictures.add}
        toggleNote={() => {
          setNote(!noteWanted);
          focusComposer();
        }}
        split={() => writing.setSplitting(true)}
        splittable={!note && count > WORTH_SPLITTING}
      />
      <Attached pictures={pictures} />
      <div className="im-field">
        {note && <Mentions handle={mentions} box={box} text={text} put={setText} />}
        <Underlines text={text} marks={barred} scroll={scroll} />
        <textarea
          ref={box}
          id={COMPOSER}
          value={text}
          rows={3}
          data-region-focus
          aria-label={t(note ? "composer.note_label" : "composer.label")}
          placeholder={t(note ? "composer.note_hint" : "composer.placeholder")}
          aria-invalid={barred.length > 0 || count > MOST}
          onChange={(e) => {
            setText(e.target.value);
            if (!note) typing(e.target.value);
          }}
          onKeyDown={onKey}
          onPaste={pictures.onPaste}
          onScroll={(e) => setScroll(e.currentTarget.scrollTop)}
        />
      </div>
      <Foot note={note} barred={barred} sendable={writing.sendable} send={() => send()} sendNext={sendNext} />
      {writing.splitting && <Splitting thread={row.thread} writing={writing} />}
    </div>
  );
}

function Splitting({ thread, writing }: { thread: string; writing: ReturnType<typeof useWriting> }) {
  const close = () => writing.setSplitting(false);
  return (
    <SplitDialog
      thread={thread}
      text={writing.text}
      close={close}
      started={() => {
        close();
        writing.put("");
      }}
    />
  );
}

function insertAt(box: HTMLTextAreaElement | null, text: string, piece: string): string {
  const [from, to] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length];
  return text.slice(0, from) + piece + text.slice(to);
}
