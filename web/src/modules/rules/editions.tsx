/** The editions of every rule, by date; and what was announced. Both faces draw the same. */
import { useAsk } from "@/kernel/ask";
import { Sheet } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Table } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type Announcement, type EditionCard, TONE } from "./calls";

export function Editions({ path }: { path: string }) {
  const t = useWords("rules");
  const { zh } = useLanguage();
  const { data, error, refetch } = useAsk<{ items: EditionCard[] }>(path);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="rules" />;
  if (!data) return <Waiting />;
  return (
    <Sheet title={t("editions")} flush>
      <Table
        label={t("editions")}
        rows={data.items}
        rowKey={(e) => `${e.policy}${e.since}${e.profile}${e.source}`}
        columns={[
          { key: "rule", title: t("rule"), cell: (e) => (zh ? e.label_zh : e.label_en) || e.policy },
          { key: "since", title: t("since"), width: 150, cell: (e) => <When at={e.since} style="day" /> },
          {
            key: "state",
            title: t("state"),
            width: 110,
            cell: (e) => <Tag tone={TONE[e.state]}>{t(`states.${e.state}`)}</Tag>,
          },
          { key: "what", title: t("what"), cell: (e) => <code data-user>{JSON.stringify(e.rule)}</code> },
          { key: "source", title: t("source"), width: 160, cell: (e) => <User>{e.source}</User> },
        ]}
      />
    </Sheet>
  );
}

export function Announcements({ path }: { path: string }) {
  const t = useWords("rules");
  const { zh } = useLanguage();
  const { data, error, refetch } = useAsk<{ items: Announcement[] }>(path);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="rules" />;
  return (
    <Sheet title={t("announcements")}>
      {!data && <Waiting rows={3} />}
      {data?.items.length === 0 && <Nothing title={t("none")} />}
      {data?.items.map((a) => (
        <article key={a.id} className="announcement">
          <h3>
            <User>{a.title}</User>
          </h3>
          <p className="sub">
            {zh ? a.signature_zh : a.signature_en} · {t("published")} <When at={a.published} /> · {t("since")}{" "}
            <When at={a.since} />
          </p>
          <p>
            <User>{a.text}</User>
          </p>
        </article>
      ))}
    </Sheet>
  );
}
