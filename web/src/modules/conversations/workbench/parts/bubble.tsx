/** One message, by who said it and what it is. */
import { memo, type ReactNode } from "react";
import { useTick } from "@/kernel/clock";
import { Problem } from "@/kernel/http";
import type { Letter as LetterOf } from "@/kernel/live/outbox";
import { useOutbox } from "@/kernel/live/use";
import { useMe } from "@/kernel/session";
import { dateText, MINUTE, mmss } from "@/kernel/time";
import { IconAlertTriangle, IconDelete, IconRefresh, IconUndo } from "@/kernel/ui/icons";
import { Avatar, User } from "@/kernel/ui/text";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import type { Line } from "../model/lines";
import type { Message } from "../model/thread";
import { useDraft, useSay } from "../use";
import { Content } from "./content";

const RECALL_MS = 2 * MINUTE;
const sideOf = (party: string): "theirs" | "ours" => (party === "buyer" ? "theirs" : "ours");

function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={dateText(at, "second")}>
      {dateText(at, "time")}
    </time>
  );
}

function Recall({ message, row }: { message: Message; row: Row }) {
  const t = useWords("conversations");
  const say = useSay(row.thread);
  const until = Date.parse(message.at) + RECALL_MS;
  const left = useTick((now) => Math.max(0, Math.ceil((until - now) / 1000)));
  if (left === 0) return null;
  return (
    <button type="button" className="im-recall" onClick={() => say({ kind: "recall", seq: message.seq })}>
      <IconUndo size="extra-small" aria-hidden="true" />
      {t("chat.recall")} <span className="num">{mmss(left * 1000)}</span>
    </button>
  );
}

function TakenBack({ message, row }: { message: Message; row: Row }) {
  const t = useWords("conversations");
  const me = useMe();
  const [, put] = useDraft(row.thread);
  const text = message.from.id === me.id && typeof message.body.text === "string" ? message.body.text : "";
  return (
    <div className="im-sys">
      <span>
        {message.from.id === me.id ? t("chat.recalled_own") : t("chat.recalled", { name: message.from.name })}
        {text && message.kind === "text" && (
          <button type="button" className="link" onClick={() => put(text)}>
            {t("chat.edit_again")}
          </button>
        )}
      </span>
    </div>
  );
}

function Sender({ message, row }: { message: Message; row: Row }) {
  const t = useWords("conversations");
  const { party, name } = message.from;
  if (party === "bot") return <Avatar name="AI" size={34} robot />;
  return <Avatar name={party === "buyer" ? row.buyer.name : name || t("chat.house")} size={34} />;
}

function Who({ message }: { message: Message }) {
  const t = useWords("conversations");
  const me = useMe();
  const { party, id, name } = message.from;
  if (message.kind === "note") {
    return (
      <span className="im-who">
        {t("chat.note")} · <User>{name}</User>
      </span>
    );
  }
  if (party === "bot") return <span className="im-who">{t("chat.bot")}</span>;
  if (party === "system") return <span className="im-who">{t("chat.house")}</span>;
  if (party === "merchant" && id !== me.id) {
    return (
      <span className="im-who">
        <User>{name}</User>
      </span>
    );
  }
  return null;
}

type SaidLine = Extract<Line, { kind: "said" }>;
type SaidProps = { line: SaidLine; row: Row; buyerRead: number };

export const Said = memo(function Said({ line, row, buyerRead }: SaidProps) {
  const t = useWords("conversations");
  const me = useMe();
  const { message, head, tail } = line;
  if (message.recalled) return <TakenBack message={message} row={row} />;
  if (message.kind === "system") {
    return (
      <div className="im-sys">
        <User>{String(message.body.text ?? "")}</User>
      </div>
    );
  }
  const side = sideOf(message.from.party);
  const note = message.kind === "note";
  const read = side === "ours" && !note ? (message.seq <= buyerRead ? "read" : "sent") : undefined;
  const mine = message.from.id === me.id;
  return (
    <Frame side={side} note={note} head={head} face={<Sender message={message} row={row} />} state={read}>
      {head && <Who message={message} />}
      <div className="im-line">
        {read && <span className={`im-st im-st-${read}`}>{t(`state.${read}`)}</span>}
        <Content kind={message.kind} body={message.body} mine={side === "ours"} party={message.from.party} row={row} />
      </div>
      <div className="im-under">
        {mine && side === "ours" && <Recall message={message} row={row} />}
        {tail && <Time at={message.at} />}
      </div>
    </Frame>
  );
});

type FrameProps = {
  side: "theirs" | "ours";
  note?: boolean;
  head: boolean;
  face: ReactNode;
  state?: string | undefined;
  children: ReactNode;
};

function Frame({ side, note = false, head, face, state, children }: FrameProps) {
  return (
    <article className={`im-msg ${side} ${note ? "note" : ""} ${head ? "head" : ""}`} data-state={state}>
      <span className="im-face">{head && face}</span>
      <div className="im-col">{children}</div>
    </article>
  );
}

/** Not yet with the server: on its way, or refused. It keeps its place until it is sent again or thrown away. */
export function Letter({ letter, row }: { letter: LetterOf; row: Row }) {
  const t = useWords("conversations");
  const me = useMe();
  const say = useRefusal("conversations");
  const { retry, discard } = useOutbox(row.thread);
  const { state, problem, body } = letter;
  const failed = state === "failed";
  if (body.kind === "recall" && !failed) return null;
  const kind = String(body.kind);
  const shown = body.card === undefined ? body : { ...body, kind: body.card };
  const why = problem
    ? say(
        new Problem({
          code: problem.code,
          ...(problem.detail ? { detail: problem.detail } : {}),
          ...(problem.params ? { params: problem.params } : {}),
        }),
      )
    : "";
  return (
    <Frame
      side="ours"
      note={kind === "note"}
      head
      face={<Avatar name={me.name} size={34} />}
      state={failed ? "failed" : "sending"}
    >
      <div className="im-line">
        {!failed && <span className="im-st">{t(state === "queued" ? "state.queued" : "state.sending")}</span>}
        {kind === "recall" ? (
          <span className="im-bubble">{t("chat.recall")}</span>
        ) : (
          <Content kind={kind} body={shown} mine party="merchant" row={row} />
        )}
      </div>
      {failed && (
        <div className="im-failed" role="alert">
          <IconAlertTriangle size="small" aria-hidden="true" />
          <span>{why || t("state.failed")}</span>
          <button type="button" onClick={() => retry(letter.client_id)}>
            <IconRefresh size="small" aria-hidden="true" /> {t("state.retry")}
          </button>
          <button type="button" onClick={() => discard(letter.client_id)}>
            <IconDelete size="small" aria-hidden="true" /> {t("state.drop")}
          </button>
        </div>
      )}
    </Frame>
  );
}
