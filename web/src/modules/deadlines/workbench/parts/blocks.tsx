/** The five matters of the home page: how many are open, how many are urgent and what these may cost, one press to go there. */
import { yuan } from "@/kernel/money";
import { Tiles } from "@/kernel/ui/page";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Block, useHome } from "../calls";

export function Blocks() {
  const t = useWords("deadlines");
  const both = useBoth();
  const { data } = useHome();
  if (!data || data.blocks.length === 0) return null;
  const hint = ({ soon, stake_fen }: Block) => {
    if (soon === 0) return t("calm");
    return stake_fen > 0 ? t("soon_stake", { n: soon, yuan: yuan(stake_fen) }) : t("soon", { n: soon });
  };
  return (
    <Tiles
      of={data.blocks.map((block) => ({
        label: both(block),
        value: block.open,
        hint: hint(block),
        tone: block.soon > 0 ? ("danger" as const) : ("plain" as const),
        to: `/${block.module}`,
      }))}
    />
  );
}
