/** Countdowns: colour, icon and words together, all from the page's one clock. */

import type { Deadline, Segment } from "../ask";
import { serverNow, useTick } from "../clock";
import { runningLeft, sentence, standsUntil } from "../segments";
import { Slot } from "../slots";
import {
  dueLevel,
  type Level,
  mmss,
  REPLY_BOUNDS,
  type ReplyBounds,
  replyLevel,
  SECOND,
  shortDate,
  span,
} from "../time";
import { useLanguage, useWords } from "../words/words";
import { IconAlertTriangle, IconClockStroked, IconMinusCircleStroked } from "./icons";
import { Popover } from "./semi";
import { When } from "./text";

export function Chip({ level, text }: { level: Level; text: string }) {
  const Icon =
    level === "over" || level === "danger"
      ? IconAlertTriangle
      : level === "none"
        ? IconMinusCircleStroked
        : IconClockStroked;
  return (
    <span className={`chip chip-${level}`} data-level={level}>
      <Icon size="small" aria-hidden="true" />
      {text}
    </span>
  );
}

type ReplyProps = { since: string | null | undefined; bounds?: ReplyBounds; counted?: boolean };

/** How long a buyer has been waiting: `since` is the oldest unanswered message; outside the counted hours it is grey. */
export function ReplyClock({ since, bounds = REPLY_BOUNDS, counted = true }: ReplyProps) {
  const t = useWords();
  const from = since ? Date.parse(since) : null;
  const seconds = useTick((now) => (from === null ? -1 : Math.max(0, Math.floor((now - from) / SECOND))));
  if (seconds < 0) return null;
  const waited = seconds * SECOND;
  if (!counted)
    return <Chip level="none" text={`${t("clock.waiting", { t: mmss(waited) })} · ${t("clock.uncounted")}`} />;
  const level = replyLevel(waited, bounds);
  const text =
    level === "over"
      ? t("clock.over", { t: mmss(waited - bounds.over * SECOND) })
      : t("clock.waiting", { t: mmss(waited) });
  return <Chip level={level} text={text} />;
}

type CountdownProps = {
  due: string;
  start?: string | undefined;
  consequence?: string | undefined;
  bar?: boolean;
  /** Where the clock stands still at times: what is left is running time, and a standing one says so. */
  segments?: Segment[] | null | undefined;
};

/** Of a clock that stands still now: what will be left of it, and from when it runs again. */
function Standing({ segments, until }: { segments: Segment[]; until: number }) {
  const t = useWords();
  const { zh } = useLanguage();
  const left = t("clock.left", { t: span(runningLeft(segments, until), zh) });
  const at = shortDate(new Date(until).toISOString(), serverNow(), zh);
  return (
    <>
      <Chip level="none" text={`${left} · ${t("clock.stands")}`} />
      <span className="sub">{t("clock.stands_until", { at })}</span>
    </>
  );
}

/** Time left to a deadline; `consequence` says in words what happens when it is missed. */
export function Countdown({ due, start, consequence, bar = false, segments }: CountdownProps) {
  const t = useWords();
  const { zh } = useLanguage();
  const end = Date.parse(due);
  const whole = start ? end - Date.parse(start) : 0;
  const parts = segments?.length ? segments : null;
  const left =
    useTick((now) => {
      const rest = parts && now < end ? runningLeft(parts, now) : end - now;
      return Math.ceil(rest / SECOND);
    }) * SECOND;
  const until = useTick((now) => (parts ? standsUntil(parts, now) : 0));
  const level = dueLevel(left, whole);
  const text = level === "over" ? t("clock.over", { t: span(-left, zh) }) : t("clock.left", { t: span(left, zh) });
  return (
    <span className="countdown">
      {parts && until > 0 ? <Standing segments={parts} until={until} /> : <Chip level={level} text={text} />}
      {bar && whole > 0 && (
        <span className={`bar bar-${level}`} aria-hidden="true">
          <i style={{ width: `${Math.min(100, Math.max(2, (left / whole) * 100))}%` }} />
        </span>
      )}
      {consequence && <span className="sub">{consequence}</span>}
    </span>
  );
}

/** The name that the clock keeps, told by whoever knows the rules. */
export function Edition({ of }: { of: string }) {
  const plain = <span data-user>{of}</span>;
  return <Slot name="clock.edition" with={{ edition: of }} waiting={plain} none={plain} />;
}

/** How a deadline came about: start, segments, edition. */
export function Explanation({ of }: { of: Deadline }) {
  const t = useWords();
  const { zh } = useLanguage();
  return (
    <div className="explain">
      <p className="strong">{zh ? of.label_zh : of.label_en}</p>
      <dl className="facts">
        <dt>{t("clock.start")}</dt>
        <dd>
          <When at={of.start} style="second" />
        </dd>
        <dt>{t("clock.due")}</dt>
        <dd>
          <When at={of.due} style="second" />
        </dd>
        <dt>{t("clock.edition")}</dt>
        <dd>
          <Edition of={of.edition} />
        </dd>
      </dl>
      {of.segments && of.segments.length > 0 && <p>{sentence(of.segments, t)}</p>}
      {of.segments && of.segments.length > 0 && (
        <ol className="segments" aria-label={t("clock.segments")}>
          {of.segments.map((s) => (
            <li key={s.start} className={s.running ? "" : "off"}>
              <span>{t(s.running ? "clock.counted" : "clock.paused")}</span>
              <span>
                <When at={s.start} /> – <When at={s.end} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** The countdown of a kept deadline; a click explains how it was computed. */
export function ClockExplain({ of, consequence, bar }: { of: Deadline; consequence?: string; bar?: boolean }) {
  const t = useWords();
  return (
    <Popover trigger="click" position="bottomLeft" content={<Explanation of={of} />}>
      <button type="button" className="plain" title={t("clock.explain")}>
        <Countdown due={of.due} start={of.start} segments={of.segments} consequence={consequence} bar={bar ?? false} />
      </button>
    </Popover>
  );
}
