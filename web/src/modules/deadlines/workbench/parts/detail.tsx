/** Beside the wall: how the chosen clock came about, whose it is, and the way to act. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Countdown, Explanation } from "@/kernel/ui/clocks";
import { Dialog } from "@/kernel/ui/dialog";
import { Go } from "@/kernel/ui/link";
import { Facts } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button } from "@/kernel/ui/semi";
import { Avatar, Money, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { explained, pageOf, useColleagues, type WallClock } from "../calls";

import { Module } from "./rows";

export type Hands = {
  take: (of: WallClock) => void;
  leave: (of: WallClock) => void;
  give: (of: WallClock, to: string) => void;
};

function Give({ of, give, close }: { of: WallClock; give: Hands["give"]; close: () => void }) {
  const t = useWords("deadlines");
  const { data } = useColleagues();
  const [to, setTo] = useState("");
  const options = (data?.items ?? []).map((p) => ({ value: p.id, label: p.name, user: true }));
  const ok = () => {
    give(of, to);
    close();
  };
  return (
    <Dialog title={t("give")} open close={close} ok={t("give")} perform={ok} busy={to === ""}>
      <div className="stack">
        <p>
          <User>{of.title}</User>
        </p>
        <Select label={t("to_whom")} options={options} value={to} onChange={setTo} width="100%" />
      </div>
    </Dialog>
  );
}

function Responsible({ of, take, leave, give }: { of: WallClock } & Hands) {
  const t = useWords("deadlines");
  const me = useMe();
  const [giving, setGiving] = useState(false);
  const manages = sees(me, "deadlines.manage");
  const may = of.takes && (of.owner === me.id || (manages && of.owner !== ""));
  return (
    <div className="stack-s">
      <span className="row">
        {of.owner ? <Avatar name={of.owner_name || "?"} size={24} /> : null}
        {of.owner ? <User>{of.owner_name || t("somebody")}</User> : <span className="sub">{t("nobody")}</span>}
      </span>
      {!of.takes && <span className="sub">{t("receiver")}</span>}
      <span className="row">
        {of.takes && of.owner !== me.id && (
          <Button size="small" onClick={() => take(of)}>
            {t("take")} <kbd>M</kbd>
          </Button>
        )}
        {of.takes && manages && (
          <Button size="small" onClick={() => setGiving(true)}>
            {t("give")}
          </Button>
        )}
        {may && (
          <Button size="small" theme="borderless" type="tertiary" onClick={() => leave(of)}>
            {t("leave")}
          </Button>
        )}
      </span>
      {giving && <Give of={of} give={give} close={() => setGiving(false)} />}
    </div>
  );
}

export function Detail({ of, ...hands }: { of: WallClock } & Hands) {
  const t = useWords("deadlines");
  const { zh } = useLanguage();
  const rule = zh ? of.rule_zh : of.rule_en;
  return (
    <aside className="sheet dl-detail" aria-label={t("explained")} data-region="detail">
      <header className="stack-s">
        <Module of={of} />
        <h2>
          <User>{of.title}</User>
        </h2>
        <Countdown
          due={of.due}
          start={of.late ? undefined : of.start}
          segments={of.late ? null : of.segments}
          consequence={zh ? of.step_zh : of.step_en}
          bar={!of.late}
        />
      </header>
      <Facts
        columns={1}
        of={[
          [t("stake"), of.stake_fen === null ? t("no_tariff") : <Money key="fen" fen={of.stake_fen} strong />],
          [t("owner"), <Responsible key="who" of={of} {...hands} />],
          ...(rule ? ([[t("rule"), rule]] as [string, string][]) : []),
        ]}
      />
      <Explanation of={explained(of)} />
      <Go to={pageOf(of)} className="semi-button semi-button-primary semi-button-solid dl-act">
        {t("act")} <kbd>Enter</kbd>
      </Go>
    </aside>
  );
}
