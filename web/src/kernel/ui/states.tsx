/** The four states a list or page can be in besides having something to show. */
import type { ReactNode } from "react";
import { Problem } from "../http";
import { useRefusal } from "../words/refusal";
import { useWords } from "../words/words";
import { IconAlertTriangle, IconInbox, IconLock, IconRefresh } from "./icons";
import { Button } from "./semi";

type StateProps = { icon: ReactNode; title: string; text?: string | undefined; children?: ReactNode; alert?: boolean };

export function State({ icon, title, text, children, alert = false }: StateProps) {
  return (
    <div className="state" role={alert ? "alert" : undefined}>
      <span className="state-icon" aria-hidden="true">
        {icon}
      </span>
      <p className="state-title">{title}</p>
      {text && <p className="sub">{text}</p>}
      {children && <div className="state-acts">{children}</div>}
    </div>
  );
}

export function Nothing({ title, text, children }: { title?: string; text?: string; children?: ReactNode }) {
  const t = useWords();
  return (
    <State icon={<IconInbox />} title={title ?? t("list.empty")} text={text}>
      {children}
    </State>
  );
}

/** A refused or failed question. 403 reads as "no permission" with the server's own sentence. */
export function Failed({ error, again, module }: { error: unknown; again?: () => void; module?: string }) {
  const t = useWords();
  const say = useRefusal(module);
  if (error instanceof Problem && error.status === 403) {
    return <State icon={<IconLock />} title={t("list.closed")} text={say(error)} />;
  }
  return (
    <State icon={<IconAlertTriangle />} title={t("list.failed")} text={say(error)} alert>
      {again && (
        <Button icon={<IconRefresh />} onClick={again}>
          {t("retry")}
        </Button>
      )}
    </State>
  );
}

/** Grey bars where the content will be. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  const t = useWords();
  const widths = ["38%", "72%", "56%", "84%", "47%", "66%"];
  return (
    <div className="waiting" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <i key={i} style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  );
}

/** Why something did not work, beside the thing it belongs to. */
export function ErrorNote({ error, module }: { error: unknown; module?: string }) {
  const say = useRefusal(module);
  if (!error) return null;
  return (
    <p className="error-note" role="alert">
      <IconAlertTriangle size="small" aria-hidden="true" /> {say(error)}
    </p>
  );
}
