/** When the parcel check is held, shift by shift; from when, and whose word it was. */
import { Page, Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Edition, type Settings, useSettings } from "../calls-hours";
import type { Hours } from "../model/hours";
import { HoursForm } from "../parts/hours/form";
import { Screens } from "../parts/nav";
import "../deadlines.css";
import "../hours.css";

const TONES: Record<Edition["state"], Tone> = { in_force: "green", coming: "blue", past: "neutral" };

function Times({ of }: { of: Hours }) {
  const t = useWords("deadlines");
  return (
    <span className="dl-times">
      {of.shifts.map((shift) => (
        <span key={shift.name}>
          {shift.name && (
            <b>
              <User>{shift.name}</User>{" "}
            </b>
          )}
          <span className="num">{shift.rounds.map((r) => `${r.opens}–${r.closes}`).join("  ")}</span>
        </span>
      ))}
      <span className="sub">{t("hours.troubles", { pickup: of.pickup_hours, stuck: of.stuck_hours })}</span>
    </span>
  );
}

function One({ of }: { of: Edition }) {
  const t = useWords("deadlines");
  return (
    <li>
      <span className="dl-edition-when">
        <Tag tone={TONES[of.state]}>{t(`hours.edition.${of.state}`)}</Tag>
        <span>
          {t("hours.from")} <When at={of.since} />
        </span>
      </span>
      <Times of={of.hours} />
      <span className="sub dl-edition-who">
        {of.own ? <User>{of.who || "—"}</User> : t("hours.platform")} · <When at={of.published} />
      </span>
    </li>
  );
}

function History({ of }: { of: Settings }) {
  const t = useWords("deadlines");
  return (
    <Sheet title={t("hours.history")}>
      <ol className="dl-editions">
        {of.editions.map((edition) => (
          <One key={edition.since + edition.published} of={edition} />
        ))}
        <li>
          <span className="dl-edition-when">
            <Tag tone={of.editions.some((e) => e.state === "in_force") ? "neutral" : "green"}>
              {t(of.editions.some((e) => e.state === "in_force") ? "hours.edition.past" : "hours.edition.in_force")}
            </Tag>
          </span>
          <Times of={of.usual} />
          <span className="sub dl-edition-who">{t("hours.built_in")}</span>
        </li>
      </ol>
    </Sheet>
  );
}

export default function ParcelHours() {
  const t = useWords("deadlines");
  const { data, error, refetch } = useSettings();
  return (
    <Page title={t("hours.title")} lead={t("hours.lead")} acts={<Screens />}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="deadlines" />}
      {!data && !error && <Waiting rows={8} />}
      {data && (
        <>
          <HoursForm key={data.version} of={data} />
          <History of={data} />
        </>
      )}
    </Page>
  );
}
