/** Clocks of a conversation: the buyer waits for a word, or for somebody to come. */
import { useTick } from "@/kernel/clock";
import { MINUTE, mmss, type ReplyBounds, SECOND } from "@/kernel/time";
import { ReplyClock } from "@/kernel/ui/clocks";
import { IconClockStroked } from "@/kernel/ui/icons";
import { Tag, type Tone } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import type { Row } from "../calls";

/** The platform's own bound where it is not three minutes; amber and red move with it. */
export function boundsOf({ due, waiting_since }: Pick<Row, "due" | "waiting_since">): ReplyBounds {
  const over = due && waiting_since ? Math.round((Date.parse(due) - Date.parse(waiting_since)) / SECOND) : 180;
  return { warn: Math.round(over / 3), danger: Math.round((over * 5) / 9), over };
}

export function WaitChip({ row }: { row: Row }) {
  if (row.status === "queued") return <QueueChip since={row.queued_at} />;
  if (row.waiting_since === null || row.status === "closed") return null;
  return <ReplyClock since={row.waiting_since} bounds={boundsOf(row)} counted={row.due !== null} />;
}

/** People who wait for an agent: grey, from two minutes on amber, from ten on red. */
function QueueChip({ since }: { since: string | null }) {
  const t = useWords("conversations");
  const from = since ? Date.parse(since) : 0;
  const seconds = useTick((now) => Math.max(0, Math.floor((now - from) / SECOND)));
  const waited = seconds * SECOND;
  const level = waited > 10 * MINUTE ? "danger" : waited > 2 * MINUTE ? "warn" : "none";
  return (
    <span className={`chip chip-${level}`} data-level={level}>
      <IconClockStroked size="small" aria-hidden="true" />
      {t("row.queued_for", { t: mmss(waited) })}
    </span>
  );
}

const TONES: Record<string, Tone> = {
  bot: "purple",
  opened: "neutral",
  queued: "amber",
  offline_message: "blue",
  closed: "neutral",
};

/** Nothing for a conversation with an agent: that is the usual. */
export function StatusTag({ row }: { row: Row }) {
  const { zh } = useLanguage();
  const tone = TONES[row.status];
  return tone ? <Tag tone={tone}>{zh ? row.status_zh : row.status_en}</Tag> : null;
}
