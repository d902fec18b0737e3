/** A proposal that handling was passive: it means nothing until a person of the platform says so. */
import { useState } from "react";
import { Button } from "@/kernel/ui/semi";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { decidePath, type Passive } from "../calls";
import { Decide } from "./decide";

const TONES: Record<Passive["state"], Tone> = { draft: "amber", confirmed: "red", dropped: "neutral" };

export function PassiveState({ of }: { of: Passive }) {
  const t = useWords("service_requests");
  return <Tag tone={TONES[of.state]}>{t(`passive.${of.state}`)}</Tag>;
}

export function PassiveActs({ of }: { of: Passive }) {
  const t = useWords("service_requests");
  const [deciding, setDeciding] = useState<"confirm" | "drop" | null>(null);
  if (of.state !== "draft") return null;
  return (
    <div className="acts">
      <Button size="small" theme="solid" type="danger" onClick={() => setDeciding("confirm")}>
        {t("passive.confirm")}
      </Button>
      <Button size="small" onClick={() => setDeciding("drop")}>
        {t("passive.drop")}
      </Button>
      {deciding && (
        <Decide
          path={decidePath(of.id, deciding)}
          title={t(`passive.${deciding}`)}
          effect={t(`passive.${deciding}_effect`)}
          danger={deciding === "confirm"}
          close={() => setDeciding(null)}
        />
      )}
    </div>
  );
}

export function PassiveCard({ of }: { of: Passive }) {
  const both = useBoth();
  return (
    <article className="sr-brief">
      <div className="row">
        <PassiveState of={of} />
        <b>{both(of)}</b>
        <span className="grow" />
        <span className="sub">
          <When at={of.at} style="short" />
        </span>
      </div>
      {of.note && (
        <p className="sub">
          <User>{of.note}</User>
          {of.decided_by && (
            <>
              {" "}
              · <User>{of.decided_by}</User>
            </>
          )}
        </p>
      )}
      <PassiveActs of={of} />
    </article>
  );
}
