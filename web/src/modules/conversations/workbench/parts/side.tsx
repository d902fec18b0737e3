/** The right pane: who the buyer is, what other modules know of him, and the last note. */
import { Suspense, useState } from "react";
import { Slot, type SlotProps, useSlot } from "@/kernel/slots";
import { Boundary } from "@/kernel/ui/boundary";
import { IconClose } from "@/kernel/ui/icons";
import { Nothing, Waiting } from "@/kernel/ui/states";
import { TabBar } from "@/kernel/ui/tabs";
import { Avatar, Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { useThreadState } from "../use";

const KEPT = "roost.im.side";
type Props = {
  row: Row;
  talk: Pick<SlotProps<"conversation.side">, "put" | "say" | "mute">;
  open: boolean;
  close: () => void;
  addNote: () => void;
};

function BuyerHead({ row, close }: { row: Row; close: () => void }) {
  const t = useWords("conversations");
  return (
    <header className="im-buyer">
      <Avatar name={row.buyer.name} size={44} />
      <div className="im-buyer-text">
        <b className="ell">
          <User>{row.buyer.name}</User>
        </b>
        <p className="sub">
          {t("side.since")} <When at={row.opened_at} style="short" />
          {row.why.from === "queued" && row.queued_at && row.human_at && (
            <>
              {" · "}
              {t("side.queued", {
                n: Math.max(1, Math.round((Date.parse(row.human_at) - Date.parse(row.queued_at)) / 60_000)),
              })}
            </>
          )}
        </p>
        <p className="im-buyer-tags">
          {row.cause && row.status !== "human" && <Tag tone="blue">{t(`cause.${row.cause}`)}</Tag>}
          {typeof row.why.by === "string" && row.status === "human" && <Tag>{t(`why.${row.why.by}`)}</Tag>}
        </p>
      </div>
      <button type="button" className="icon-button im-side-close" aria-label={t("side.hide")} onClick={close}>
        <IconClose aria-hidden="true" />
      </button>
    </header>
  );
}

function LastNote({ row, addNote }: { row: Row; addNote: () => void }) {
  const t = useWords("conversations");
  const { messages } = useThreadState(row.thread);
  const notes = messages.filter((m) => m.kind === "note" && !m.recalled);
  const last = notes.at(-1);
  return (
    <section className="im-note" aria-label={t("side.note")}>
      <div className="im-note-head">
        <h2>
          {t("side.note")}
          {notes.length > 1 && <i className="num">{notes.length}</i>}
        </h2>
        <button type="button" className="link" onClick={addNote}>
          {t("side.add_note")}
        </button>
      </div>
      {last ? (
        <p>
          <User>{String(last.body.text)}</User>{" "}
          <span className="sub nowrap">
            <User>{last.from.name}</User> · <When at={last.at} style="short" />
          </span>
        </p>
      ) : (
        <p className="sub">{t("side.no_note")}</p>
      )}
    </section>
  );
}

export function Side({ row, talk, open, close, addNote }: Props) {
  const t = useWords("conversations");
  const both = useBoth();
  const parts = useSlot("conversation.side");
  const [wanted, setWanted] = useState(() => sessionStorage.getItem(KEPT) ?? "");
  const part = parts.find((p) => p.module === wanted) ?? parts[0];
  return (
    <aside className={`im-pane im-side ${open ? "open" : ""}`} aria-label={t("side.label")} data-region="side">
      <BuyerHead row={row} close={close} />
      <Slot
        name="conversation.buyer"
        with={{ conversation: row.id, thread: row.thread, buyer: row.buyer.id }}
        waiting={<div className="im-stats-waiting" />}
      />
      {parts.length > 0 && (
        <TabBar
          label={t("side.tabs")}
          at={part?.module ?? ""}
          pick={(key) => {
            sessionStorage.setItem(KEPT, key);
            setWanted(key);
          }}
          items={parts.map((p) => ({ key: p.module, label: p.title ? both(p.title) : p.module }))}
        />
      )}
      <div className="im-side-body" role="tabpanel" aria-label={part?.title ? both(part.title) : t("side.label")}>
        {part ? (
          <Boundary key={part.module} fallback={() => <Nothing title={t("side.broken")} />}>
            <Suspense fallback={<Waiting />}>
              <part.Part conversation={row.id} thread={row.thread} buyer={row.buyer.id} {...talk} />
            </Suspense>
          </Boundary>
        ) : (
          <Nothing title={t("side.nothing")} />
        )}
      </div>
      <LastNote row={row} addNote={addNote} />
    </aside>
  );
}
