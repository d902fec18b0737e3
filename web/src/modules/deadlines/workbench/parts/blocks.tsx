/** The five matters of the home page: how many are open, how many are urgent, one press to go there. */
import { Tiles } from "@/kernel/ui/page";
import { useBoth, useWords } from "@/kernel/words/words";
import { useHome } from "../calls";

export function Blocks() {
  const t = useWords("deadlines");
  const both = useBoth();
  const { data } = useHome();
  if (!data || data.blocks.length === 0) return null;
  return (
    <Tiles
      of={data.blocks.map((block) => ({
        label: both(block),
        value: block.open,
        hint: block.soon > 0 ? t("soon", { n: block.soon }) : t("calm"),
        tone: block.soon > 0 ? ("danger" as const) : ("plain" as const),
        to: `/${block.module}`,
      }))}
    />
  );
}
