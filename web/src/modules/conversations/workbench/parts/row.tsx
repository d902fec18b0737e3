/** One conversation in the queue. */
import { memo } from "react";
import { Slot, useSlot } from "@/kernel/slots";
import { IconStar } from "@/kernel/ui/icons";
import { Avatar, Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { useTyping } from "../use";
import { StatusTag, WaitChip } from "./chips";

type Props = { row: Row; active: boolean; gone: boolean; draft: string; owner: boolean; pick: (id: string) => void };

function LastLine({ row, draft }: { row: Row; draft: string }) {
  const t = useWords("conversations");
  const typist = useTyping(row.thread);
  if (typist?.party === "buyer") return <em className="im-typing">{t("row.typing")}</em>;
  if (draft) {
    return (
      <>
        <em className="im-draft">{t("row.draft")}</em> <User>{draft}</User>
      </>
    );
  }
  if (row.held) return <em>{t("row.held")}</em>;
  const who = row.last_party === "bot" ? t("row.bot") : "";
  return (
    <>
      {who}
      <User>{row.last_text}</User>
    </>
  );
}

function Marks({ row, owner }: { row: Row; owner: boolean }) {
  const t = useWords("conversations");
  const hung = useSlot("conversation.row").length > 0;
  return (
    <span className="im-row-l3">
      <WaitChip row={row} />
      <StatusTag row={row} />
      {owner && row.owner && (
        <Tag>
          <User>{row.owner.name}</User>
        </Tag>
      )}
      {row.status === "offline_message" && row.cause && <Tag>{t(`cause.${row.cause}`)}</Tag>}
      {hung && (
        <Slot name="conversation.row" with={{ conversation: row.id, thread: row.thread, buyer: row.buyer.id }} />
      )}
    </span>
  );
}

export const QueueRow = memo(function QueueRow({ row, active, gone, draft, owner, pick }: Props) {
  const t = useWords("conversations");
  return (
    <button
      type="button"
      role="option"
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      data-id={row.id}
      className={`im-row ${active ? "active" : ""} ${gone ? "gone" : ""}`}
      onClick={() => pick(row.id)}
    >
      <span className="im-row-face">
        <Avatar name={row.buyer.name} size={40} />
        {row.unread > 0 && (
          <span className="im-dot">
            {row.unread > 99 ? "99+" : row.unread}
            <span className="hidden">{t("row.unread")}</span>
          </span>
        )}
      </span>
      <span className="im-row-body">
        <span className="im-row-l1">
          <b className="ell">
            <User>{row.buyer.name}</User>
          </b>
          {row.star && (
            <IconStar
              size="small"
              className={`im-star im-star-${row.mark || "yellow"}`}
              aria-label={t("row.starred")}
            />
          )}
          <span className="grow" />
          <When at={row.last_at ?? row.opened_at} style="short" />
        </span>
        <span className="im-row-l2 ell">
          <LastLine row={row} draft={draft} />
        </span>
        <Marks row={row} owner={owner} />
      </span>
    </button>
  );
});
