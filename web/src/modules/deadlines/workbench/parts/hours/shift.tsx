/** One shift being written: its name and its rounds, each fault under the field it is about. */
import { IconDelete, IconPlus } from "@/kernel/ui/icons";
import { Button, Input } from "@/kernel/ui/semi";
import { useWords } from "@/kernel/words/words";
import {
  type Draft,
  fewerRounds,
  fewerShifts,
  LEAST_ROUNDS,
  MOST_ROUNDS,
  moreRounds,
  placeOf,
  withRound,
  withShift,
} from "../../model/hours";

export type Writing = {
  draft: Draft;
  change: (draft: Draft) => void;
  fixed: boolean;
  /** By the server's pointer: the sentence of what is wrong there. */
  faultAt: (pointer: string) => string | undefined;
};

type RoundProps = Writing & { n: number; i: number; label: string };

function Time({ n, i, end, label, draft, change, fixed, faultAt }: RoundProps & { end: "opens" | "closes" }) {
  const t = useWords("deadlines");
  return (
    <input
      type="time"
      aria-label={`${label} ${t(`hours.${end}`)}`}
      aria-invalid={Boolean(faultAt(`/shifts/${n}/rounds/${i}/${end}`))}
      value={draft.shifts[n]?.rounds[i]?.[end] ?? ""}
      disabled={fixed}
      onChange={(e) => change(withRound(draft, n, i, { [end]: e.target.value }))}
    />
  );
}

function Round(props: RoundProps) {
  const { n, i, label, draft, change, fixed, faultAt } = props;
  const t = useWords("deadlines");
  const rounds = draft.shifts[n]?.rounds ?? [];
  const at = `/shifts/${n}/rounds/${i}`;
  const fault = faultAt(`${at}/opens`) ?? faultAt(`${at}/closes`);
  const place = placeOf(i, rounds.length);
  return (
    <li>
      <span className="dl-round-name">{t(`hours.${place}`, { n: i + 1 })}</span>
      <Time {...props} end="opens" />
      <span aria-hidden="true">–</span>
      <Time {...props} end="closes" />
      {!fixed && rounds.length > LEAST_ROUNDS && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("hours.fewer_rounds", { what: label })}
          onClick={() => change(fewerRounds(draft, n, i))}
        >
          <IconDelete aria-hidden="true" />
        </button>
      )}
      {fault && (
        <p className="field-error dl-round-fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

function Head({ n, draft, change, fixed, faultAt }: Writing & { n: number }) {
  const t = useWords("deadlines");
  const fault = faultAt(`/shifts/${n}/name`);
  return (
    <header className="row">
      <Input
        aria-label={t("hours.name_of", { n: n + 1 })}
        placeholder={t("hours.name")}
        validateStatus={fault ? "error" : "default"}
        value={draft.shifts[n]?.name ?? ""}
        maxLength={10}
        disabled={fixed}
        style={{ width: 160 }}
        onChange={(name) => change(withShift(draft, n, { name }))}
      />
      {fault && (
        <span className="field-error" role="alert">
          {fault}
        </span>
      )}
      <span className="grow" />
      {!fixed && (
        <Button theme="borderless" type="tertiary" onClick={() => change(fewerShifts(draft, n))}>
          {t("hours.fewer_shifts")}
        </Button>
      )}
    </header>
  );
}

export function ShiftForm(props: Writing & { n: number }) {
  const { n, draft, change, fixed, faultAt } = props;
  const t = useWords("deadlines");
  const shift = draft.shifts[n];
  if (!shift) return null;
  const several = draft.shifts.length > 1;
  const fault = faultAt(`/shifts/${n}/rounds`);
  const labelOf = (i: number) =>
    [several && shift.name, t(`hours.${placeOf(i, shift.rounds.length)}`, { n: i + 1 })].filter(Boolean).join(" ");
  return (
    <fieldset className="dl-shift" aria-label={several ? shift.name : t("hours.every_day")}>
      {several && <Head {...props} />}
      <ul>
        {shift.rounds.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a round has no identity but its place
          <Round key={i} {...props} i={i} label={labelOf(i)} />
        ))}
      </ul>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      {!fixed && shift.rounds.length < MOST_ROUNDS && (
        <Button size="small" theme="light" icon={<IconPlus />} onClick={() => change(moreRounds(draft, n))}>
          {t("hours.more_rounds")}
        </Button>
      )}
    </fieldset>
  );
}
