/** The checks of one day, as they were held or are to come. */
import { Go } from "@/kernel/ui/link";
import { Tag, type Tone, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Plan, Planned } from "../../calls-hours";
import { RoundName } from "../round";

const TONES: Record<Planned["state"], Tone> = {
  done: "green",
  open: "amber",
  missed: "solid-red",
  coming: "blue",
  none: "neutral",
};

/** Of another day than today all are still to come: that needs no tag. */
export function DayPlan({ of, today = false }: { of: Plan; today?: boolean }) {
  const t = useWords("deadlines");
  return (
    <ol className="dl-plan" aria-label={of.day}>
      {of.rounds.map((round) => (
        <li key={round.opens_at}>
          <span className="num nowrap dl-plan-time">
            <When at={round.opens_at} style="time" />–<When at={round.closes_at} style="time" />
          </span>
          <span className="grow">
            <RoundName of={round} />
          </span>
          {round.check_id ? (
            <Go to={`/deadlines/${round.check_id}`}>
              <Tag tone={TONES[round.state]}>{t(`hours.state.${round.state}`)}</Tag>
            </Go>
          ) : (
            today && <Tag tone={TONES[round.state]}>{t(`hours.state.${round.state}`)}</Tag>
          )}
        </li>
      ))}
    </ol>
  );
}
