import type { Deadline } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";
import { useActions } from "@/kernel/keys/use";
import { ClockExplain } from "@/kernel/ui/clocks";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { pageOf, type WallClock } from "../calls";
import { Blocks } from "../parts/blocks";

const explained = (clock: WallClock): Deadline => ({
  step: clock.step,
  label_zh: clock.step_zh,
  label_en: clock.step_en,
  due: clock.due,
  start: clock.start,
  edition: clock.edition,
  segments: clock.segments,
});

function useColumns(): Column<WallClock>[] {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  return [
    {
      key: "thing",
      title: t("thing"),
      cell: (c) => (
        <>
          <Tag tone="blue">{zh ? c.module_zh : c.module_en}</Tag> <User>{c.title}</User>
        </>
      ),
    },
    { key: "left", title: t("left"), width: 200, cell: (c) => <ClockExplain of={explained(c)} bar /> },
    { key: "happens", title: t("happens"), width: 200, cell: (c) => (zh ? c.step_zh : c.step_en) },
    {
      key: "stake",
      title: t("stake"),
      width: 120,
      align: "right",
      cell: (c) => (c.stake_fen === null ? <span className="sub">—</span> : <Money fen={c.stake_fen} strong />),
    },
    { key: "act", title: "", width: 110, pin: true, cell: (c) => <Go to={pageOf(c)}>{t("act")}</Go> },
  ];
}

/** One key to go and act on what is nearest. */
function useActOnNearest(): void {
  const go = useGo();
  const { data } = useAsk<{ items: WallClock[] }>("/api/deadlines/", { limit: 1 });
  const nearest = data?.items[0];
  useActions([
    {
      name: "deadlines.act",
      words: { zh: "处理最急的一条", en: "Act on the most urgent" },
      keys: ["KeyG"],
      visible: () => nearest !== undefined,
      perform: () => nearest && go(pageOf(nearest)),
    },
  ]);
}

export default function Wall() {
  const t = useWords("deadlines");
  const go = useGo();
  const columns = useColumns();
  useActOnNearest();
  return (
    <Page
      title={t("title")}
      lead={
        <>
          {t("lead")} · <kbd>G</kbd> {t("next")}
        </>
      }
    >
      <Blocks />
      <DataTable<WallClock>
        path="/api/deadlines/"
        label={t("title")}
        columns={columns}
        filters={[{ kind: "flag", name: "mine", label: t("mine") }]}
        limit={50}
        open={(c) => go(pageOf(c))}
        empty={<Nothing title={t("none")} text={t("none_text")} />}
        module="deadlines"
      />
    </Page>
  );
}
