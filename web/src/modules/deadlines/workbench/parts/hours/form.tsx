/** The hours being written, with what the days would look like beside them. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { serverNow, useTick } from "@/kernel/clock";
import { Problem } from "@/kernel/http";
import { DAY, dateText } from "@/kernel/time";
import { Field } from "@/kernel/ui/field";
import { IconPlus } from "@/kernel/ui/icons";
import { Sheet } from "@/kernel/ui/page";
import { Button, Input, Radio, RadioGroup } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { HOURS, type Settings, usePreview } from "../../calls-hours";
import {
  type Body,
  bodyOf,
  type Draft,
  MOST_SHIFTS,
  missing,
  moreShifts,
  type Starts,
  sameHours,
} from "../../model/hours";
import { DayPlan } from "./plan";
import { ShiftForm, type Writing } from "./shift";

const NUMBERS = ["pickup_hours", "stuck_hours"] as const;
const STARTS: Starts[] = ["tomorrow", "now", "day"];
const tomorrowOf = (now: number) => dateText(now + DAY, "day");

function Troubles({ draft, change, fixed, faultAt }: Writing) {
  const t = useWords("deadlines");
  return (
    <div className="form-grid">
      {NUMBERS.map((name) => (
        <Field key={name} label={t(`hours.${name}`)} error={faultAt(`/${name}`)}>
          {(wired) => (
            <Input
              {...wired}
              inputMode="numeric"
              suffix={t("hours.unit")}
              value={String(draft[name] || "")}
              disabled={fixed}
              onChange={(text) => change({ ...draft, [name]: Number(text.replace(/\D/g, "").slice(0, 4)) })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Begins({ draft, change, faultAt }: Writing) {
  const t = useWords("deadlines");
  const tomorrow = useTick(tomorrowOf);
  return (
    <Field label={t("hours.since")} error={faultAt("/since")}>
      {(wired) => (
        <div className="row dl-begins">
          <RadioGroup
            aria-label={t("hours.since")}
            value={draft.starts}
            onChange={(e) => change({ ...draft, starts: e.target.value as Starts })}
          >
            {STARTS.map((value) => (
              <Radio key={value} value={value}>
                {t(`hours.starts.${value}`)}
              </Radio>
            ))}
          </RadioGroup>
          {draft.starts === "day" && (
            <input
              {...wired}
              type="date"
              aria-label={t("hours.starts.day")}
              min={tomorrow}
              value={draft.day}
              onChange={(e) => change({ ...draft, day: e.target.value })}
            />
          )}
        </div>
      )}
    </Field>
  );
}

function Shifts(props: Writing) {
  const { draft, change, fixed } = props;
  const t = useWords("deadlines");
  const names = [t("hours.names.day"), t("hours.names.late"), t("hours.names.night"), t("hours.names.other")];
  return (
    <>
      <div className="dl-shifts">
        {draft.shifts.map((_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a shift has no identity but its place
          <ShiftForm key={n} {...props} n={n} />
        ))}
      </div>
      {!fixed && draft.shifts.length < MOST_SHIFTS && (
        <p>
          <Button icon={<IconPlus />} onClick={() => change(moreShifts(draft, names))}>
            {t("hours.more_shifts")}
          </Button>{" "}
          <span className="sub">{t("hours.more_shifts_hint")}</span>
        </p>
      )}
    </>
  );
}

/** A refusal that points at a field is said there and nowhere else. */
function useFaults(draft: Draft, problems: unknown[]) {
  const t = useWords("deadlines");
  const say = useRefusal("deadlines");
  const empty = missing(draft);
  const found = problems.filter((p): p is Problem => p instanceof Problem && p.errors.length > 0);
  const faultAt = (pointer: string) => {
    const no = found.find((p) => p.errors.some((e) => e.pointer === pointer));
    return no ? say(no) : undefined;
  };
  const rest = problems.find((p) => p && !found.includes(p as Problem));
  return { faultAt, rest, empty, hint: empty ? t("hours.fill") : "" };
}

function Beside({ of, draft, preview }: { of: Settings; draft: Draft; preview: ReturnType<typeof usePreview> }) {
  const t = useWords("deadlines");
  const changed = !sameHours(draft, of.hours);
  const shown = changed && preview.data ? preview.data : { today: of.today, first: of.tomorrow };
  return (
    <div className="stack" aria-busy={preview.isFetching}>
      <Sheet title={t("hours.today", { day: shown.today.day })}>
        <DayPlan of={shown.today} today />
        {changed && draft.starts !== "now" && <p className="sub dl-plan-note">{t("hours.today_as_before")}</p>}
      </Sheet>
      <Sheet title={t("hours.next_day", { day: shown.first.day })}>
        <DayPlan of={shown.first} />
      </Sheet>
    </div>
  );
}

export function HoursForm({ of }: { of: Settings }) {
  const t = useWords("deadlines");
  const [draft, setDraft] = useState<Draft>({ ...of.hours, starts: "tomorrow", day: "" });
  const changed = !sameHours(draft, of.hours);
  const ready = of.may_set && changed && !missing(draft);
  const body = bodyOf(draft, tomorrowOf(serverNow()));
  const preview = usePreview(ready ? body : null);
  const save = useDeed<Body & { version: number }, Settings>({
    path: HOURS,
    done: () => toast("done", t("hours.saved")),
  });
  const { faultAt, rest, hint } = useFaults(draft, [save.error, ready ? preview.error : null]);
  const change = (next: Draft) => {
    save.reset();
    setDraft(next);
  };
  const coming = of.editions[0]?.state === "coming";
  const writing: Writing = { draft, change, fixed: !of.may_set, faultAt };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate({ ...body, version: of.version });
  };
  return (
    <div className="split">
      <Sheet title={t("hours.sheet")}>
        <form className="form dl-hours" onSubmit={submit} noValidate>
          {!of.may_set && <p className="sub">{t("hours.fixed")}</p>}
          {coming && (
            <p className="dl-coming" role="note">
              {t("hours.coming")} <When at={of.since} />
            </p>
          )}
          <Shifts {...writing} />
          <Troubles {...writing} />
          {of.may_set && <Begins {...writing} />}
          <ErrorNote error={rest} module="deadlines" />
          {of.may_set && (
            <div className="form-acts">
              <Button theme="solid" htmlType="submit" disabled={!ready} aria-busy={save.isPending}>
                {t("hours.save")}
              </Button>
              {!sameHours(draft, of.usual) && (
                <Button type="tertiary" onClick={() => change({ ...draft, ...of.usual })}>
                  {t("hours.usual")}
                </Button>
              )}
              <span className="sub">{changed ? hint : t("hours.unchanged")}</span>
            </div>
          )}
        </form>
      </Sheet>
      <Beside of={of} draft={draft} preview={preview} />
    </div>
  );
}
