/** What a file holds, and how far it has been taken. */
import { Facts, Sheet, type TileData, Tiles } from "@/kernel/ui/page";
import { Banner, Progress } from "@/kernel/ui/semi";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { refusalText } from "@/kernel/words/refusal";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { toneOf } from "../calls";
import { type Brought, partOf } from "../imports";

export function Going({ found }: { found: Brought }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  if (found.status === "refused") {
    const why = refusalText({ code: found.code, params: found.params, detail: found.why }, zh, "orders");
    return <Banner type="danger" title={t("import.refused")} description={why} closeIcon={null} />;
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
      <span className="num">{t("import.done_of", { done: found.done, orders: found.orders })}</span>
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
  return <Tiles of={tiles} />;
}

export function Contents({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  if (!found.layout) return null;
  return (
    <Sheet title={t("import.contents")}>
      <Facts
        columns={2}
        of={[
          [t("import.layout"), both({ zh: found.layout_zh, en: found.layout_en })],
          [t("import.file"), <User key="f">{found.name}</User>],
          [t("import.rows"), found.rows],
          [t("import.orders"), t("import.orders_lines", { orders: found.orders, lines: found.lines })],
          [t("import.payable"), <Money key="p" fen={found.payable_fen} strong />],
          [t("import.paid"), <Money key="d" fen={found.paid_fen} />],
          [t("import.refunded"), <Money key="r" fen={found.refunded_fen} />],
          [
            t("import.span"),
            <span key="s">
              <When at={found.first_at} /> – <When at={found.last_at} />
            </span>,
          ],
        ]}
      />
      <p className="import-states">
        {found.states.map((s) => (
          <Tag key={s.status} tone={toneOf(s.status)}>
            {both(s)} {s.orders}
          </Tag>
        ))}
      </p>
    </Sheet>
  );
}
