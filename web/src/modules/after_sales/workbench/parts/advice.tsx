/** What the desk recommends: the step, why, and words for the buyer. */
import { Slot } from "@/kernel/slots";
import { Copy } from "@/kernel/ui/copy";
import { IconBulb } from "@/kernel/ui/icons";
import { Sheet } from "@/kernel/ui/page";
import { Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import type { Case, Suggestion } from "../calls";
import { CaseSteps } from "./steps";

function One({ of, advice, first }: { of: Case; advice: Suggestion; first: boolean }) {
  const t = useWords("after_sales");
  const { zh } = useLanguage();
  return (
    <article className="as-advice">
      <div className="row">
        {first && (
          <Tag tone="purple">
            <IconBulb size="small" aria-hidden="true" /> {t("advice.first")}
          </Tag>
        )}
        <b>{zh ? advice.title_zh : advice.title_en}</b>
        <span className="grow" />
        {advice.step !== "talk" && <CaseSteps of={of} only={advice.step} size="small" show={1} />}
      </div>
      <p className="sub">
        <User>{advice.why}</User>
      </p>
      <div className="as-script">
        <User>{advice.script_zh}</User>
      </div>
      <div className="row">
        {of.buyer_id && <Slot name="buyer.talk" with={{ buyer: of.buyer_id, text: advice.script_zh }} />}
        <Copy text={advice.script_zh} label={t("advice.copy")} />
      </div>
    </article>
  );
}

export function Advice({ of }: { of: Case }) {
  const t = useWords("after_sales");
  const { zh } = useLanguage();
  if (of.suggestions.length === 0 && !of.quality_note) return null;
  return (
    <Sheet title={t("advice.title")}>
      {of.quality_note && (
        <p className="as-warn">
          <b>{t("advice.quality")}</b> {zh ? of.quality_note.note_zh : of.quality_note.note_en}
        </p>
      )}
      {of.suggestions.map((advice, i) => (
        <One key={`${advice.row_id}${advice.step}`} of={of} advice={advice} first={i === 0} />
      ))}
    </Sheet>
  );
}
