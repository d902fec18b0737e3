/** What a file holds, and how far it has been taken. */
import type { ReactNode } from "react";
import { useTones } from "@/kernel/desk/manifests";
import { Go } from "@/kernel/ui/link";
import { Facts, Sheet, type TileData, Tiles } from "@/kernel/ui/page";
import { Banner, Progress } from "@/kernel/ui/semi";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { refusalText } from "@/kernel/words/refusal";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type Brought, partOf } from "../imports";

export function Going({ found }: { found: Brought }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  if (found.status === "refused") {
    const why = refusalText({ code: found.code, params: found.params, detail: found.why }, zh, "orders");
    return (
      <Banner type="danger" title={t("import.refused")} description={why} closeIcon={null} fullMode={false} bordered />
    );
  }
  if (found.status === "uploaded") {
    return (
      <p className="import-going" role="status">
        {t("import.reading", { rows: found.rows })}
      </p>
    );
  }
  if (found.status === "checked") return null;
  return (
    <div className="import-going" role="status">
      <Progress percent={partOf(found)} showInfo size="large" aria-label={t("import.progress")} />
      <span className="num">{t("import.done_of", { done: found.done, all: found.records })}</span>
    </div>
  );
}

export function Outcome({ found }: { found: Brought }) {
  const t = useWords("orders");
  if (!found.taken_at) return null;
  const tiles: TileData[] = [
    { label: t("import.added"), value: found.added, tone: "ok" },
    { label: t("import.updated"), value: found.updated },
    { label: t("import.unchanged"), value: found.unchanged, hint: t("import.unchanged_text") },
    { label: t("import.kept"), value: found.kept, hint: t("import.kept_text") },
  ];
  if (found.lacking > 0)
    tiles.push({ label: t("import.lacking"), value: found.lacking, tone: "warn", hint: t("import.lacking_text") });
  return <Tiles of={tiles} />;
}

/** Before anything is taken: what this file stands on is better imported first. */
export function Lacked({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  if (found.status !== "checked" || found.lacked === 0 || !found.what) return null;
  const told = { n: found.lacked, all: found.records, what: both(found.what) };
  return (
    <Banner
      type="warning"
      title={t("import.lacked", told)}
      description={t("import.lacked_text")}
      closeIcon={null}
      fullMode={false}
      bordered
    />
  );
}

/** Where the records of a taken file are to be seen. */
export function Onward({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  if (!found.taken_at || !found.what) return null;
  return (
    <Go to={`/${found.what.name}`} search={{ tab: "all" }} className="link">
      {t("import.see", { what: both(found.what) })}
    </Go>
  );
}

export function Contents({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  const toneOf = useTones(found.what?.name ?? "");
  if (!found.what) return null;
  const { what } = found;
  const counts = { n: found.records, lines: found.lines, what: both(what) };
  return (
    <Sheet title={t("import.contents")}>
      <Facts
        columns={2}
        of={[
          [t("import.layout"), both({ zh: found.layout_zh, en: found.layout_en })],
          [t("import.file"), <User key="f">{found.name}</User>],
          [t("import.rows"), found.rows],
          [t("import.records"), t(found.lines > found.records ? "import.records_lines" : "import.records_of", counts)],
          ...found.sums.map((sum, n): [string, ReactNode] => [
            both(sum),
            <Money key={sum.label_en} fen={sum.fen} strong={n === 0} />,
          ]),
          [
            both({ zh: what.at_zh, en: what.at_en }),
            <span key="s">
              <When at={found.first_at} /> – <When at={found.last_at} />
            </span>,
          ],
        ]}
      />
      <p className="import-states">
        {found.states.map((s) => (
          <Tag key={s.status} tone={toneOf(s.status)}>
            {both(s)} {s.records}
          </Tag>
        ))}
      </p>
    </Sheet>
  );
}
