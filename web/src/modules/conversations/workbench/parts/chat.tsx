/** The middle pane: one conversation, and where one answers it. */
import { type MutableRefObject, useRef, useState } from "react";
import { serverNow } from "@/kernel/clock";
import { useThread } from "@/kernel/live/use";
import { sees, useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { IconForwardStroked, IconSidebar, IconStar, IconStarStroked, IconTick, IconUserAdd } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { useThreads } from "../use";
import { StatusTag, WaitChip } from "./chips";
import { Composer, type ComposerHandle } from "./composer";
import { Messages } from "./messages";
import { StepButton, stepOf } from "./steps";

const JUST_SAID_MS = 5_000;

export type Deeds = {
  star: () => void;
  transfer: () => void;
  end: () => void;
  claim: () => void;
  relieve: () => void;
  join: () => void;
  sendNext: () => void;
  showSide: () => void;
};

/** What this person may do in the chat: speak, only leave notes, or only look. */
export function useStanding(row: Row): "speaks" | "looks" | "waits" | "ended" {
  const me = useMe();
  if (row.status === "closed") return "ended";
  if (row.status !== "human") return "waits";
  return row.owner?.id === me.id || row.collaborators.includes(me.id) ? "speaks" : "looks";
}

function Head({ row, deeds }: { row: Row; deeds: Deeds }) {
  const t = useWords("conversations");
  const me = useMe();
  return (
    <header className="im-head">
      <h1 className="ell">
        <User>{row.buyer.name}</User>
      </h1>
      <StatusTag row={row} />
      {row.owner && row.owner.id !== me.id && (
        <span className="sub ell">
          {t("chat.with")} <User>{row.owner.name}</User>
        </span>
      )}
      <WaitChip row={row} />
      <span className="grow" />
      <button type="button" className="im-act" aria-pressed={row.star} onClick={deeds.star}>
        {row.star ? (
          <IconStar className={`im-star im-star-${row.mark || "yellow"}`} aria-hidden="true" />
        ) : (
          <IconStarStroked aria-hidden="true" />
        )}
        <span className="im-act-text">{t(row.star ? "chat.starred" : "chat.star")}</span>
      </button>
      <StepButton
        step={stepOf(row, "relieve")}
        icon={<IconForwardStroked aria-hidden="true" />}
        press={deeds.relieve}
      />
      <StepButton
        step={stepOf(row, "transfer")}
        icon={<IconForwardStroked aria-hidden="true" />}
        press={deeds.transfer}
      />
      <StepButton step={stepOf(row, "close")} icon={<IconTick aria-hidden="true" />} main press={deeds.end} />
      <button type="button" className="im-act im-side-toggle" aria-label={t("side.show")} onClick={deeds.showSide}>
        <IconSidebar aria-hidden="true" />
      </button>
    </header>
  );
}

function Gate({ row, deeds, standing }: { row: Row; deeds: Deeds; standing: "looks" | "waits" | "ended" }) {
  const t = useWords("conversations");
  const me = useMe();
  const claim = stepOf(row, "claim");
  const text =
    standing === "looks"
      ? t("gate.looks", { name: row.owner?.name ?? "" })
      : t(standing === "ended" ? "gate.ended" : `gate.${row.status}`);
  return (
    <div className="im-gate" role="status">
      <span data-user={standing === "looks" ? "" : undefined}>{text}</span>
      {claim && (
        <Button theme="solid" disabled={!claim.open} onClick={deeds.claim}>
          {t("gate.claim")}
        </Button>
      )}
      {standing === "looks" && sees(me, "conversations.supervise") && (
        <Button icon={<IconUserAdd aria-hidden="true" />} onClick={deeds.join}>
          {t("gate.join")}
        </Button>
      )}
    </div>
  );
}

/** A colleague has just answered the same buyer: one looks again before one talks over him. */
function useGuard(row: Row) {
  const me = useMe();
  const threads = useThreads();
  const [asking, setAsking] = useState<{ name: string; go: () => void } | null>(null);
  const guard = (go: () => void) => {
    const last = threads.of(row.thread).messages.findLast((m) => m.from.party === "merchant" && m.kind !== "note");
    const fresh = last && last.from.id !== me.id && serverNow() - Date.parse(last.at) < JUST_SAID_MS;
    if (fresh) setAsking({ name: last.from.name, go });
    else go();
  };
  return { asking, guard, shut: () => setAsking(null) };
}

type Props = { row: Row; deeds: Deeds; handle: MutableRefObject<ComposerHandle | null> };

export function Chat({ row, deeds, handle }: Props) {
  const t = useWords("conversations");
  const standing = useStanding(row);
  const { asking, guard, shut } = useGuard(row);
  const go = useRef<() => void>(() => undefined);
  if (asking) go.current = asking.go;
  useThread(row.thread);
  return (
    <section className="im-pane im-chat" aria-label={t("chat.label")}>
      <Head row={row} deeds={deeds} />
      <Messages key={row.thread} row={row} />
      {standing !== "speaks" && <Gate row={row} deeds={deeds} standing={standing} />}
      <Composer
        key={`${row.thread} ${standing}`}
        row={row}
        notesOnly={standing !== "speaks"}
        handle={handle}
        guard={guard}
        sendNext={deeds.sendNext}
      />
      <Dialog
        title={t("collision.title")}
        open={asking !== null}
        close={shut}
        ok={t("collision.send")}
        perform={() => {
          shut();
          go.current();
        }}
      >
        <p data-user>{t("collision.text", { name: asking?.name ?? "" })}</p>
      </Dialog>
    </section>
  );
}
