/** Who changed which rule, when, from what to what: the last word first. */
import { useState } from "react";
import { Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { type Column, Table } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type EditionCard, TONE } from "../calls";
import { written } from "../model/editions";
import { Differs, Name, Where } from "./edition";

const SHOWN = 5;

function useColumns(all: EditionCard[]): Column<EditionCard>[] {
  const t = useWords("rules");
  const { zh } = useLanguage();
  return [
    { key: "published", title: t("published"), width: 150, cell: (e) => <When at={e.published} /> },
    {
      key: "who",
      title: t("history.who"),
      width: 150,
      cell: (e) => (
        <span className="stack-s">
          <b>
            <User>{e.who || "—"}</User>
          </b>
          <span className="sub">{e.by === "shop" ? t("by.shop") : zh ? e.signature_zh : e.signature_en}</span>
        </span>
      ),
    },
    {
      key: "rule",
      title: t("rule"),
      width: 200,
      cell: (e) => (
        <span className="stack-s">
          <b>
            <Name of={e} />
          </b>
          <span className="sub">
            <User>{e.source}</User>
          </span>
        </span>
      ),
    },
    { key: "what", title: t("history.what"), cell: (e) => <Differs of={e} all={all} /> },
    {
      key: "since",
      title: t("since"),
      width: 170,
      cell: (e) => (
        <span className="stack-s">
          <When at={e.since} />
          <span className="row">
            <Tag tone={TONE[e.state]}>{t(`states.${e.state}`)}</Tag>
            <Where of={e} />
          </span>
        </span>
      ),
    },
  ];
}

export function History({ items }: { items: EditionCard[] }) {
  const t = useWords("rules");
  const [whole, setWhole] = useState(false);
  const columns = useColumns(items);
  const found = written(items);
  return (
    <Sheet title={t("history.title")}>
      {found.length === 0 ? (
        <p className="sub">{t("history.none")}</p>
      ) : (
        <Table
          label={t("history.title")}
          columns={columns}
          rows={whole ? found : found.slice(0, SHOWN)}
          rowKey={(e) => `${e.policy}${e.published}${e.since}`}
        />
      )}
      {!whole && found.length > SHOWN && (
        <Button theme="borderless" onClick={() => setWhole(true)}>
          {t("history.all", { n: found.length })}
        </Button>
      )}
    </Sheet>
  );
}
