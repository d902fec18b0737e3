/** What a request says: the demand, each cycle's reply, the survey, and what the platform decided. */

import { Facts, Sheet } from "@/kernel/ui/page";
import { Picture, Pictures } from "@/kernel/ui/picture";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "./choices";
import { hoursOf } from "./meaning";
import { filesOf, type Reply, type Request } from "./types";

export function Demand({ of }: { of: Request }) {
  const t = useWords("service_requests");
  return (
    <Sheet title={t("demand")}>
      <blockquote className="sr-quote">
        <User>{of.demand}</User>
      </blockquote>
      <Pictures files={filesOf(of.files, of.file_urls)} label={t("files.of_demand")} />
      <p className="sub">
        {t("created")} <When at={of.created_at} style="second" /> · {t("limit", { h: hoursOf(of.limit_s) })}
      </p>
    </Sheet>
  );
}

function One({ of, reply, n }: { of: Request; reply: Reply; n: number }) {
  const t = useWords("service_requests");
  const { reason } = useNames();
  return (
    <article className="sr-reply">
      <div className="row">
        <Tag tone={reply.resolved ? "green" : "red"}>{t(reply.resolved ? "reply.resolved" : "reply.unresolved")}</Tag>
        {reply.reason && <Tag>{reason(reply.reason)}</Tag>}
        {reply.agreed && <Tag tone="purple">{t("reply.agreed_tag")}</Tag>}
        {reply.late && <Tag tone="solid-red">{t("reply.late")}</Tag>}
        <span className="sub">{t("cycle", { n })}</span>
        <span className="grow" />
        <span className="sub">
          <User>{reply.by}</User>
        </span>
        <When at={reply.at} style="second" />
      </div>
      <p className="sr-note">
        <User>{reply.text || "—"}</User>
      </p>
      <Pictures files={filesOf(reply.files, of.file_urls)} label={t("files.of_reply")} />
    </article>
  );
}

/** Every cycle: what was answered, and why it came back. */
export function Replies({ of }: { of: Request }) {
  const t = useWords("service_requests");
  if (of.replies.length === 0 && of.sent_back.length === 0) return null;
  const cycles = [...of.replies.map((reply, i) => ({ reply, n: reply.cycle ?? i + 1 }))].reverse();
  return (
    <Sheet title={t("replies")}>
      {[...of.sent_back].reverse().map((back) => (
        <p key={back.at} className="sr-warn">
          <b>{t("sent_back", { n: back.cycle })}</b> <User>{back.reason}</User>{" "}
          <span className="sub">
            <When at={back.at} style="second" /> · {t("limit", { h: hoursOf(back.limit_s) })}
          </span>
        </p>
      ))}
      <div className="stack">
        {cycles.map(({ reply, n }) => (
          <One key={reply.at} of={of} reply={reply} n={n} />
        ))}
      </div>
    </Sheet>
  );
}

/** Why it came back, where it must be read before the next answer. */
export function LastBack({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const back = of.sent_back.at(-1);
  if (of.status !== "pending" || !back) return null;
  return (
    <p className="sr-warn" role="note">
      <b>{t("sent_back", { n: of.cycle - 1 })}</b> <User>{back.reason}</User>
    </p>
  );
}

export function SurveySheet({ of, children }: { of: Request; children?: React.ReactNode }) {
  const t = useWords("service_requests");
  const { survey } = of;
  if (!survey) return null;
  const answer = survey.answer && (
    <Tag key="a" tone={survey.answer === "satisfied" ? "green" : "red"}>
      {t(`survey.${survey.answer}`)}
    </Tag>
  );
  const rows: [string, React.ReactNode][] = [
    survey.sent_at
      ? [t("survey.sent_at"), <When key="s" at={survey.sent_at} style="second" />]
      : [t("survey.due_at"), <When key="d" at={survey.due_at} />],
    [t("survey.answer"), answer || t("survey.waiting")],
  ];
  if (survey.answered_at) rows.push([t("survey.answered_at"), <When key="w" at={survey.answered_at} style="second" />]);
  if (survey.said) rows.push([t("survey.said"), <User key="t">{survey.said}</User>]);
  for (const [i, at] of of.reminders.entries())
    rows.push([t("survey.reminder", { n: i + 1 }), <When key={at} at={at} style="second" />]);
  return (
    <Sheet title={t("survey.title")}>
      <div className="stack">
        <Facts columns={1} of={rows} />
        {children}
      </div>
    </Sheet>
  );
}

/** How it ended, or what the platform booked. */
export function Ended({ of }: { of: Request }) {
  const t = useWords("service_requests");
  if (!of.outcome && !of.close_reason) return null;
  return (
    <Sheet title={t("ended.title")}>
      <div className="row sr-wrap">
        {of.close_reason && <Tag tone="green">{t(`ended.${of.close_reason}`)}</Tag>}
        {of.outcome && <Tag tone="purple">{t(`outcome.${of.outcome.kind}`)}</Tag>}
        {of.outcome && of.outcome.amount_fen > 0 && <Money fen={of.outcome.amount_fen} strong />}
      </div>
      {of.outcome?.note && (
        <p className="sr-note">
          <User>{of.outcome.note}</User>
        </p>
      )}
    </Sheet>
  );
}

export function OrderFacts({ of, children }: { of: Request; children?: React.ReactNode }) {
  const t = useWords("service_requests");
  const { order } = of;
  return (
    <Sheet title={t("order")}>
      <div className="row">
        <Picture src={order.image} name={order.title} size={44} />
        <div className="grow sr-order">
          <User block>
            <span className="ell" title={order.title}>
              {order.title}
            </span>
          </User>
          <Money fen={order.paid_fen} strong />
        </div>
      </div>
      {children}
    </Sheet>
  );
}
