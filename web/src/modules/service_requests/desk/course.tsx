/** What everybody did with the request, the newest first. */
import { yuan } from "@/kernel/money";
import { Sheet } from "@/kernel/ui/page";
import { Pictures } from "@/kernel/ui/picture";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { useNames } from "./choices";
import { hoursOf } from "./meaning";
import { filesOf, type Links, type Told } from "./types";

const TONES: Record<string, Tone> = { buyer: "purple", merchant: "blue", platform: "red" };
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The survey goes out by itself, whoever's reply it follows. */
const partyOf = (entry: Told): string => (entry.step === "survey" ? "system" : entry.party);

function Facts({ data }: { data: Record<string, unknown> }) {
  const t = useWords("service_requests");
  const { reason } = useNames();
  const said: string[] = [];
  const code = text(data.reason);
  if (code && /^[a-z_]+$/.test(code)) said.push(t("course.reason", { what: reason(code) }));
  if (typeof data.amount_fen === "number" && data.amount_fen > 0)
    said.push(t("course.amount", { amount: yuan(data.amount_fen) }));
  if (typeof data.limit_s === "number") said.push(t("course.limit", { h: hoursOf(data.limit_s) }));
  if (typeof data.cycle === "number" && data.cycle > 1) said.push(t("cycle", { n: data.cycle }));
  if (data.late === true) said.push(t("reply.late"));
  if (said.length === 0) return null;
  return <p className="sub">{said.join(" · ")}</p>;
}

export function Course({ of, links }: { of: Told[]; links: Links | undefined }) {
  const t = useWords("service_requests");
  const both = useBoth();
  return (
    <Sheet title={t("course.title")}>
      <ol className="sr-course">
        {[...of].reverse().map((entry) => {
          const files = Array.isArray(entry.data?.files) ? (entry.data.files as string[]) : [];
          return (
            <li key={`${entry.at}${entry.step}`}>
              <div className="row">
                <Tag tone={TONES[partyOf(entry)] ?? "neutral"}>{t(`party.${partyOf(entry)}`)}</Tag>
                <b>{both(entry)}</b>
                {entry.name && partyOf(entry) !== "system" && (
                  <span className="sub">
                    <User>{entry.name}</User>
                  </span>
                )}
                <span className="grow" />
                <When at={entry.at} style="second" />
              </div>
              {entry.note && (
                <p className="sr-note">
                  <User>{entry.note}</User>
                </p>
              )}
              <Facts data={entry.data ?? {}} />
              <Pictures files={filesOf(files, links)} label={t("files.of_course")} />
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
