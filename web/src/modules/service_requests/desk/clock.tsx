/** The clock of a cycle, opened up: which stretches counted, by which edition, and what is left of them. */
import type { Segment } from "@/kernel/ask";
import { useTick } from "@/kernel/clock";
import { SECOND, span } from "@/kernel/time";
import { Edition } from "@/kernel/ui/clocks";
import { Sheet } from "@/kernel/ui/page";
import { When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { hoursOf, leftIn } from "./meaning";
import type { Request } from "./types";

function Stretch({ running, start, end, runs }: Segment & { runs: boolean }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  const long = Date.parse(end) - Date.parse(start);
  const here = useTick((now) => runs && Date.parse(start) <= now && now < Date.parse(end));
  return (
    <li className={running ? "" : "off"} aria-current={here ? "time" : undefined} style={{ flexGrow: long }}>
      <span>{t(running ? "clock.runs" : "clock.stands", { t: span(long, zh) })}</span>
      <span className="num">
        <When at={start} style="short" /> – <When at={end} style="short" />
      </span>
    </li>
  );
}

export function ClockSheet({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  const clock = of.clock;
  const left = useTick((now) => (clock ? Math.ceil(leftIn(clock.segments, now) / SECOND) : 0)) * SECOND;
  if (!clock) return null;
  const runs = of.status === "pending";
  return (
    <Sheet title={t("clock.title")}>
      <p className="sr-clock-lead">{t(`clock.how.${clock.policy}`, { h: hoursOf(of.limit_s) })}</p>
      {clock.segments.length > 0 && (
        <ol className="segments sr-segments" aria-label={t("clock.segments")}>
          {clock.segments.map((s) => (
            <Stretch key={s.start} {...s} runs={runs} />
          ))}
        </ol>
      )}
      <dl className="facts grid sr-two">
        {runs && clock.segments.length > 0 && (
          <div className="fact">
            <dt>{t("clock.counts_still")}</dt>
            <dd className="num">{span(left, zh)}</dd>
          </div>
        )}
        {clock.strict_at && (
          <div className="fact">
            <dt>{t("clock.strict")}</dt>
            <dd>
              <When at={clock.strict_at} style="second" />
            </dd>
          </div>
        )}
        <div className="fact">
          <dt>{t("clock.due")}</dt>
          <dd>
            <When at={clock.due_at} style="second" />
          </dd>
        </div>
        <div className="fact">
          <dt>{t("clock.edition")}</dt>
          <dd>
            <Edition of={clock.edition} />
          </dd>
        </div>
      </dl>
      <p className="sub">{t("clock.judged")}</p>
    </Sheet>
  );
}
