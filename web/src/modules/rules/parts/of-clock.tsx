/** In an explained clock: the edition by the name of its rule, since when, and who published it. */
import { useAsk } from "@/kernel/ask";
import { useFace } from "@/kernel/face";
import { Go } from "@/kernel/ui/link";
import { When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { EditionCard } from "../calls";
import { Name, Publisher } from "./edition";

export default function OfClock({ edition }: { edition: string }) {
  const t = useWords("rules");
  const { data } = useAsk<EditionCard>(`${useFace().api}/rules/edition`, { name: edition });
  if (!data) return <span data-user>{edition}</span>;
  return (
    <span className="stack-s" title={edition}>
      <Go to="/rules" search={{ policy: data.policy }}>
        <Name of={data} />
      </Go>
      <span>
        {t("since")} <When at={data.since} style={data.published ? "minute" : "day"} />
      </span>
      <span className="sub">
        <Publisher of={data} />
      </span>
    </span>
  );
}
