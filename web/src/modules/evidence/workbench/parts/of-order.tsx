/** All proofs of an order, on its page and beside its after-sale cases. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { IconFile, IconPlus } from "@/kernel/ui/icons";
import { Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useEvidence } from "../calls";
import { HangDialog } from "./hang";
import { Line } from "./item";
import { MergeDialog } from "./merge";

type Props = { order: string; case?: string };

export default function OfOrder({ order, case: thing }: Props) {
  const t = useWords("evidence");
  const may = sees(useMe(), "evidence.hang");
  const { data, error, refetch } = useEvidence(order);
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState<"hang" | "merge" | null>(null);
  const items = data?.items ?? [];
  const choose = (id: string, on: boolean) =>
    setChosen((old) => (on ? [...old, id] : old.filter((other) => other !== id)));
  const acts = may && (
    <>
      {chosen.length > 0 && (
        <Button size="small" theme="solid" icon={<IconFile aria-hidden="true" />} onClick={() => setOpen("merge")}>
          {t("merge.open", { n: chosen.length })}
        </Button>
      )}
      <Button size="small" icon={<IconPlus aria-hidden="true" />} onClick={() => setOpen("hang")}>
        {t("hang.open")}
      </Button>
    </>
  );
  return (
    <Sheet title={t("title")} acts={acts}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="evidence" />}
      {!data && !error && <Waiting rows={2} />}
      {data && items.length === 0 && <p className="sub">{t("none")}</p>}
      <ul className="ev-list">
        {items.map((of) => (
          <Line
            key={of.id}
            of={of}
            {...(may ? { chosen: chosen.includes(of.id), choose: (on: boolean) => choose(of.id, on) } : {})}
          />
        ))}
      </ul>
      {open === "hang" && (
        <HangDialog order={order} of={thing ? { module: "after_sales", thing } : null} close={() => setOpen(null)} />
      )}
      {open === "merge" && <MergeDialog ids={chosen} done={() => setChosen([])} close={() => setOpen(null)} />}
    </Sheet>
  );
}
