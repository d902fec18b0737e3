/** Online, busy or offline, and how many one has of how many one may. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Step } from "@/kernel/ask";
import { call } from "@/kernel/http";
import { useLive } from "@/kernel/live/use";
import { useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { IconChevronDown, IconTick } from "@/kernel/ui/icons";
import { Popover } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { refusalText, useRefusal } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type AgentView, ME, type Presence, TRANSFER_ALL, useGo, useMyDesk } from "../calls";
import { CapacityField } from "./capacity";
import "../routing.css";

const STATES: Presence[] = ["online", "busy", "offline"];

function useWhy(): (step: Step | undefined) => string {
  const { zh } = useLanguage();
  return (step) =>
    !step || step.open
      ? ""
      : refusalText({ code: step.code ?? undefined, params: step.params ?? {}, detail: step.why ?? "" }, zh, "routing");
}

function Choices({ desk, pick }: { desk: AgentView | null; pick: (to: Presence) => void }) {
  const t = useWords("routing");
  const why = useWhy();
  const at = desk?.status ?? "offline";
  return (
    <ul className="ro-choices" aria-label={t("presence.label")}>
      {STATES.map((to) => {
        const step = desk?.steps.find((s) => s.name === `go_${to}`);
        const closed = to !== at && step !== undefined && !step.open;
        return (
          <li key={to}>
            <button
              type="button"
              aria-pressed={to === at}
              aria-disabled={closed && to !== "offline"}
              onClick={() => to !== at && pick(to)}
            >
              <i className={`ro-dot ro-${to}`} aria-hidden="true" />
              <span className="ro-choice-text">
                <b>{t(`presence.${to}`)}</b>
                <small>{closed ? why(step) : t(`presence.${to}_hint`)}</small>
              </span>
              {to === at && <IconTick size="small" aria-hidden="true" />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Going offline with open conversations: all of them are handed on first. */
function HandOver({ open, close, gone }: { open: number; close: () => void; gone: () => void }) {
  const t = useWords("routing");
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      const { moved } = await call<{ moved: number }>("POST", TRANSFER_ALL, { to: "", note: "" });
      toast("done", t("presence.moved", { n: moved }));
      await queries.invalidateQueries({ queryKey: ["conversations"] });
      gone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("presence.hand_over")}
      open
      close={close}
      ok={t("presence.transfer_all")}
      busy={busy}
      perform={() => void go()}
    >
      <p>{t("presence.hand_over_text", { n: open })}</p>
      <ErrorNote error={error} module="routing" />
    </Dialog>
  );
}

function Control({ desk }: { desk: AgentView | null }) {
  const t = useWords("routing");
  const say = useRefusal("routing");
  const go = useGo();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const at = desk?.status ?? "offline";
  const set = (to: Presence) =>
    go.mutate({ to }, { onError: (error) => toast("error", say(error)), onSuccess: () => setOpen(false) });
  const pick = (to: Presence) => {
    if (to === "offline" && (desk?.open ?? 0) > 0) {
      setOpen(false);
      setLeaving(true);
    } else set(to);
  };
  const load = desk?.capacity != null ? `${desk.open ?? 0}/${desk.capacity}` : "";
  return (
    <>
      <Popover
        trigger="custom"
        visible={open}
        onClickOutSide={() => setOpen(false)}
        onEscKeyDown={() => setOpen(false)}
        position="bottomRight"
        content={
          <div className="ro-panel">
            {desk?.asked_to_raise && <p className="ro-asked">{t("presence.asked")}</p>}
            <Choices desk={desk} pick={pick} />
            <CapacityField desk={desk} />
          </div>
        }
      >
        <button
          type="button"
          className={`ro-presence ${desk?.asked_to_raise ? "asked" : ""}`}
          aria-expanded={open}
          aria-label={t("presence.now", { state: t(`presence.${at}`), load })}
          onClick={() => setOpen(!open)}
        >
          <i className={`ro-dot ro-${at}`} aria-hidden="true" />
          <span>{t(`presence.${at}`)}</span>
          {load && at !== "offline" && <span className="num">{load}</span>}
          <IconChevronDown size="extra-small" aria-hidden="true" />
        </button>
      </Popover>
      {leaving && (
        <HandOver
          open={desk?.open ?? 0}
          close={() => setLeaving(false)}
          gone={() => {
            setLeaving(false);
            set("offline");
          }}
        />
      )}
    </>
  );
}

export default function PresenceControl() {
  const me = useMe();
  const queries = useQueryClient();
  const { data, isPending } = useMyDesk(me.im_access);
  // A conversation that comes or goes changes the load.
  useLive("wake", ({ module }) => {
    if (module === "conversations") void queries.invalidateQueries({ queryKey: ["routing", ME] });
  });
  if (!me.im_access || isPending) return null;
  return <Control desk={data ?? null} />;
}
