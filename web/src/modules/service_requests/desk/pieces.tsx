/** Small pieces of a request that stand in lists and on its page. */
import { serverNow, useTick } from "@/kernel/clock";
import { SECOND, span } from "@/kernel/time";
import { Chip } from "@/kernel/ui/clocks";
import { IconAlarm } from "@/kernel/ui/icons";
import { Tag, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { useNames } from "./choices";
import { leftOf, levelOf, reviewTone, seenAt, type Tier, tierOf, toneOf } from "./meaning";
import type { Row } from "./types";

export function Status({ of }: { of: Pick<Row, "status"> }) {
  const { status } = useNames();
  return <Tag tone={toneOf(of.status)}>{status(of.status)}</Tag>;
}

export function LevelTag({ of }: { of: Pick<Row, "level"> }) {
  const { level } = useNames();
  const tone = of.level === "urgent" ? "red" : of.level === "agreed" ? "purple" : "neutral";
  return <Tag tone={tone}>{level(of.level)}</Tag>;
}

/** Why it lies with the platform. */
export function ReviewTag({ of }: { of: Pick<Row, "review"> }) {
  const t = useWords("service_requests");
  if (!of.review) return null;
  return <Tag tone={reviewTone(of.review)}>{t(`review.${of.review}`)}</Tag>;
}

export function Urges({ of }: { of: Pick<Row, "urge_count" | "urged_at"> }) {
  const t = useWords("service_requests");
  if (of.urge_count === 0) return null;
  return (
    <Tag tone="amber" title={of.urged_at ?? ""}>
      <IconAlarm size="small" aria-hidden="true" /> {t("urged", { n: of.urge_count })}
    </Tag>
  );
}

/** Whole seconds to the shown instant, once a second; null when no clock runs. */
export function useLeft(of: Row): number | null {
  const seen = seenAt(of, serverNow());
  const seconds = useTick((now) => {
    const left = leftOf(of, now, seen);
    return left === null ? null : Math.ceil(left / SECOND);
  });
  return seconds === null ? null : seconds * SECOND;
}

export function useTier(of: Row): Tier {
  const seen = seenAt(of, serverNow());
  return useTick((now) => tierOf(of, leftOf(of, now, seen)));
}

/** The time left by the shown instant, then both instants with their names. */
export function Left({ of, wide = false }: { of: Row; wide?: boolean }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  const left = useLeft(of);
  if (left === null) {
    if (of.late) return <Tag tone="solid-red">{t("clock.missed")}</Tag>;
    return <span className="sub">—</span>;
  }
  const over = left < 0;
  const stands = of.paused && of.shown_by === "due";
  const text = over ? t("clock.over", { t: span(-left, zh) }) : t("clock.left", { t: span(left, zh) });
  return (
    <span className="sr-left">
      <span className="row">
        <Chip level={levelOf(left)} text={stands ? `${text} · ${t("clock.paused")}` : text} />
      </span>
      <Instants of={of} wide={wide} />
    </span>
  );
}

/** The strictest reading and the system's, side by side; the one that counts now comes first and stands out. */
export function Instants({ of, wide = false }: { of: Row; wide?: boolean }) {
  const t = useWords("service_requests");
  const both = of.shown_by === "strict" && of.strict_at !== null && of.strict_at !== of.due_at;
  const style = wide ? "minute" : "short";
  return (
    <span className="sr-instants">
      {both && (
        <span>
          {t("clock.strict")} <When at={of.strict_at} style={style} />
        </span>
      )}
      <span className={both ? "sub" : ""}>
        {t("clock.due")} <When at={of.due_at} style={style} />
        {both && of.paused && <> · {t("clock.paused")}</>}
      </span>
    </span>
  );
}
