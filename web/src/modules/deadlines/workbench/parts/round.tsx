/** How a round is called: whose it is, in the shop's own word, and which. */
import { User } from "@/kernel/ui/text";
import { useBoth } from "@/kernel/words/words";

type Named = { shift: string; label_zh: string; label_en: string };

export function RoundName({ of }: { of: Named }) {
  const both = useBoth();
  return (
    <>
      {of.shift && (
        <>
          <User>{of.shift}</User>{" "}
        </>
      )}
      {both(of)}
    </>
  );
}
