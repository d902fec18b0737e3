/** An edition in a line or two: since when, for whom, and whose word it is. */
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type EditionCard, PROFILES, TONE } from "../calls";
import { before } from "../model/editions";
import { changes } from "../model/rule";
import { Changes, RuleView } from "./rule-view";

/** What the house itself was made from says nothing to who reads the rules here. */
const IDS = /^[A-Z]+\d*-\d+( [A-Z]+\d*-\d+)*$/;

type Of = { of: EditionCard };

export function Name({ of }: Of) {
  const both = useBoth();
  return <>{both(of) || <User>{of.policy}</User>}</>;
}

export function Where({ of }: Of) {
  const t = useWords("rules");
  const both = useBoth();
  if (of.by === "shop") return <Tag tone="purple">{t("by.shop")}</Tag>;
  const known = PROFILES.find(([code]) => code === of.profile);
  return <Tag>{known ? both(known[1]) : t("all_profiles")}</Tag>;
}

/** Who published it and when; what came with the house is nobody's word. */
export function Publisher({ of }: Of) {
  const t = useWords("rules");
  const { zh } = useLanguage();
  if (!of.published) return <>{t("by.built_in")}</>;
  const house = of.by === "shop" ? t("by.shop") : zh ? of.signature_zh : of.signature_en;
  return (
    <>
      {house} <User>{of.who}</User> · {t("published")} <When at={of.published} />
    </>
  );
}

export function EditionHead({ of }: Of) {
  const t = useWords("rules");
  return (
    <>
      <div className="row">
        <Tag tone={TONE[of.state]}>{t(`states.${of.state}`)}</Tag>
        <span>
          {t("since")} <When at={of.since} style={of.published ? "minute" : "day"} />
        </span>
        <Where of={of} />
      </div>
      <p className="sub">
        {!IDS.test(of.source) && (
          <>
            <User>{of.source}</User> ·{" "}
          </>
        )}
        <Publisher of={of} />
      </p>
    </>
  );
}

/** What it changed; the first of all is shown whole. */
export function Differs({ of, all }: Of & { all: readonly EditionCard[] }) {
  const was = before(of, all);
  return was ? <Changes of={changes(was.rule, of.rule)} /> : <RuleView rule={of.rule} />;
}
