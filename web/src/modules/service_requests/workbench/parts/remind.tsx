/** Asking the buyer once more: what it does, how often it may be done, and from when. */
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/kernel/http";
import { Steps } from "@/kernel/ui/steps";
import { When } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import type { Request } from "../../desk/types";
import { stepPath } from "../calls";

/** The words on the button's side; a shop may have its own. */
export function useHint(of: Request): string {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  return (zh ? of.remind.hint_zh : of.remind.hint_en) || of.remind.hint_zh || t("remind.hint");
}

export function RemindSteps({ of }: { of: Request }) {
  const hint = useHint(of);
  const queries = useQueryClient();
  const steps = of.steps.filter((s) => s.name === "remind");
  if (steps.length === 0) return null;
  return (
    <Steps
      of={{ id: of.id, steps }}
      module="service_requests"
      confirm={{ remind: { effect: <span data-user>{hint}</span> } }}
      perform={(step, key) => call("POST", stepPath(of.id, step.name), { version: of.version }, { key })}
      done={() => void queries.invalidateQueries({ queryKey: ["service_requests"] })}
    />
  );
}

export function RemindNote({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const hint = useHint(of);
  const { used, most, opens_at } = of.remind;
  if (of.status !== "awaiting_buyer") return null;
  return (
    <div className="sr-warn" id="remind">
      <p data-user>{hint}</p>
      <p className="sub num">
        {t("remind.used", { used, most })}
        {used < most && opens_at && (
          <>
            {" · "}
            {t("remind.opens")} <When at={opens_at} style="second" />
          </>
        )}
        {used >= most && <> · {t("remind.none_left")}</>}
      </p>
      <RemindSteps of={of} />
    </div>
  );
}
