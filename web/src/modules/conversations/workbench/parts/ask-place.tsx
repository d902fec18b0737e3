/** Where one stands at the platform's desk, how long it may take, and what one may do now. */
import { useState } from "react";
import { HOUR, MINUTE } from "@/kernel/time";
import { Dialog } from "@/kernel/ui/dialog";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import type { Asking, Place } from "../asking";

type Say = (key: string, params?: Record<string, string | number>) => string;

/** No time is promised while nobody is online, nor before somebody has been received. */
export function waitText({ ahead, estimate_seconds, online }: Place, t: Say): string {
  if (online === 0) return t("ask.nobody");
  if (ahead === 0) return t("ask.next");
  if (estimate_seconds === null) return t("ask.unknown");
  const minutes = Math.max(1, Math.ceil((estimate_seconds * 1000) / MINUTE));
  const hour = HOUR / MINUTE;
  if (minutes < hour) return t("ask.about", { m: minutes });
  return t("ask.about_hours", { h: Math.floor(minutes / hour), m: minutes % hour });
}

function Figures({ asking, place }: { asking: Asking; place: Place }) {
  const t = useWords("conversations");
  return (
    <dl className="ask-figures">
      {asking.position !== null && (
        <div className="ask-big">
          <dt>{t("ask.position")}</dt>
          <dd className="num">{t("ask.position_n", { n: asking.position })}</dd>
        </div>
      )}
      <div className="ask-big">
        <dt>{t("ask.estimate")}</dt>
        <dd className={place.online === 0 ? "ask-nobody" : "num"}>{waitText(place, t)}</dd>
      </div>
      <div>
        <dt>{t("ask.ahead")}</dt>
        <dd className="num">{t("ask.people", { n: place.ahead })}</dd>
      </div>
      <div>
        <dt>{t("ask.online")}</dt>
        <dd className="num">{t("ask.people", { n: place.online })}</dd>
      </div>
    </dl>
  );
}

type Props = {
  asking: Asking;
  busy: boolean;
  error: unknown;
  toPerson: () => Promise<boolean>;
  end: () => Promise<boolean>;
};

export function AskPlace({ asking, busy, error, toPerson, end }: Props) {
  const t = useWords("conversations");
  const [ending, setEnding] = useState(false);
  const { status, place } = asking;
  const state = status ?? "none";
  const open = status !== null && status !== "closed";
  const hint = { bot: "ready", offline_message: "offline", closed: "again" }[state];
  return (
    <aside className="im-pane ask-place" aria-label={t("ask.desk")} data-region="side">
      <h2>{t("ask.desk")}</h2>
      <p className="ask-state" role="status" data-state={state}>
        <span data-user={status === "human" ? "" : undefined}>
          {t(`ask.state.${state}`, { name: asking.agent_name })}
        </span>
      </p>
      {hint && <p className="sub">{t(`ask.${hint}`)}</p>}
      {place && <Figures asking={asking} place={place} />}
      {(asking.may_transfer || !open) && (
        <Button theme="solid" size="large" block disabled={!asking.may_transfer} loading={busy} onClick={toPerson}>
          {t("ask.to_person")}
        </Button>
      )}
      {!open && <p className="sub">{t("ask.to_person_hint")}</p>}
      {open && status !== "offline_message" && (
        <Button block onClick={() => setEnding(true)}>
          {t("ask.end")}
        </Button>
      )}
      <ErrorNote error={error} module="conversations" />
      {place && (
        <div className="ask-notes sub">
          <p>{t("ask.long")}</p>
          <p>{t("ask.how")}</p>
        </div>
      )}
      <Dialog
        title={t("ask.end")}
        open={ending}
        close={() => setEnding(false)}
        ok={t("ask.end")}
        busy={busy}
        perform={() => void end().then(() => setEnding(false))}
      >
        <p>{t("ask.end_text")}</p>
      </Dialog>
    </aside>
  );
}
