/** What both sides and the platform said and did, the newest first. */
import { yuan } from "@/kernel/money";
import { Sheet } from "@/kernel/ui/page";
import { Pictures } from "@/kernel/ui/picture";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Links, linksOf, type Told } from "./types";

const TONES: Record<string, Tone> = { buyer: "purple", merchant: "blue", platform: "red" };
const text = (value: unknown): string => (typeof value === "string" ? value : "");

function Facts({ data }: { data: Record<string, unknown> }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const said: string[] = [];
  if (typeof data.amount_fen === "number" && data.amount_fen > 0)
    said.push(t("log.amount", { amount: yuan(data.amount_fen) }));
  if (text(data.label_zh))
    said.push(t("log.reason", { reason: both({ zh: text(data.label_zh), en: text(data.label_en) }) }));
  if (text(data.waybill)) said.push(t("log.waybill", { waybill: text(data.waybill) }));
  if (text(data.liability)) said.push(t("log.liability", { who: t(`liability.${text(data.liability)}`) }));
  if (text(data.conclusion)) said.push(t("log.conclusion", { what: t(`conclusion.${text(data.conclusion)}`) }));
  if (said.length === 0) return null;
  return <p className="sub">{said.join(" · ")}</p>;
}

function Entry({ entry, links }: { entry: Told; links: Links }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const files = Array.isArray(entry.data.files) ? (entry.data.files as string[]) : [];
  const items = Object.values((entry.data.items ?? {}) as Record<string, string>);
  return (
    <li className={`as-said as-said-${entry.party}`}>
      <div className="row">
        <Tag tone={TONES[entry.party] ?? "neutral"}>{t(`party.${entry.party}`)}</Tag>
        <b>{both(entry)}</b>
        {entry.name && (
          <span className="sub">
            <User>{entry.name}</User>
          </span>
        )}
        <span className="grow" />
        <When at={entry.at} style="second" />
      </div>
      {entry.note && (
        <p className="as-note">
          <User>{entry.note}</User>
        </p>
      )}
      <Facts data={entry.data} />
      <Pictures files={linksOf([...files, ...items], links)} label={t("files.of_log")} />
    </li>
  );
}

export function Log({ of, links }: { of: Told[]; links: Links }) {
  const t = useWords("after_sales");
  return (
    <Sheet title={t("log.title")}>
      <ol className="as-log">
        {[...of].reverse().map((entry) => (
          <Entry key={`${entry.at}${entry.step}`} entry={entry} links={links} />
        ))}
      </ol>
    </Sheet>
  );
}
