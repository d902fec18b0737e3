import { useState } from "react";
import { Slot } from "@/kernel/slots";
import { ClockExplain } from "@/kernel/ui/clocks";
import { Copy } from "@/kernel/ui/copy";
import { IconBookStroked, IconPrint } from "@/kernel/ui/icons";
import { useGo, useParam } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Avatar, Tag, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Intervened, Refused, Request, Way } from "../../desk/facts";
import { Log } from "../../desk/log";
import { consequenceOf } from "../../desk/meaning";
import { Amount, Status, Stepped } from "../../desk/pieces";
import { BACK_KINDS } from "../../desk/types";
import { type Case, useCase } from "../calls";
import { Advice } from "../parts/advice";
import { GuideDrawer } from "../parts/guide";
import { Own } from "../parts/own";
import { CaseSteps } from "../parts/steps";
import "../../desk/after-sales.css";

const PRINTS = ["awaiting_buyer_return", "awaiting_merchant_receipt"];

function State({ of }: { of: Case }) {
  const t = useWords("after_sales");
  return (
    <Sheet>
      <div className="as-state">
        <div className="as-facts">
          <span className="row">
            <Status of={of} />
            <Stepped of={of} />
            {of.lost && <Tag tone="red">{t("lost")}</Tag>}
            {of.refund_offered && <Tag tone="amber">{t("refund_offered")}</Tag>}
          </span>
          <span className="sub">
            {t("number")} <Copy text={of.number} />
          </span>
        </div>
        <Amount of={of} />
        {of.clocks.map((clock) => (
          <ClockExplain key={clock.step} of={clock} bar consequence={t(consequenceOf(clock.step, of.kind))} />
        ))}
        <span className="grow" />
        <CaseSteps of={of} show={4} />
      </div>
    </Sheet>
  );
}

function Buyer({ of }: { of: Case }) {
  const t = useWords("after_sales");
  return (
    <Sheet title={t("buyer")}>
      <div className="row">
        <Avatar name={of.buyer_name || "?"} size={32} />
        <span className="grow">
          <User>{of.buyer_name || t("no_buyer")}</User>
        </span>
        {of.buyer_id && <Slot name="buyer.talk" with={{ buyer: of.buyer_id, text: "" }} />}
      </div>
    </Sheet>
  );
}

function Body({ of }: { of: Case }) {
  const t = useWords("after_sales");
  const go = useGo();
  const slip = BACK_KINDS.includes(of.kind) && PRINTS.includes(of.status) && (
    <Button size="small" icon={<IconPrint />} onClick={() => go(`/after_sales/${of.id}/slip`)}>
      {t("slip.title")}
    </Button>
  );
  return (
    <>
      <State of={of} />
      <div className="split">
        <div className="stack">
          <Advice of={of} />
          <Request of={of} />
          <Refused of={of} />
          <Intervened of={of} />
          <Way of={of}>{slip}</Way>
          <Log of={of.log} links={of.file_urls} />
        </div>
        <div className="stack">
          <Buyer of={of} />
          <Own of={of} />
          <Slot name="case.side" with={{ case: of.id, order: of.order_id, buyer: of.buyer_id }} />
        </div>
      </div>
    </>
  );
}

export default function CasePage() {
  const t = useWords("after_sales");
  const { data, error, refetch } = useCase(useParam("id"));
  const [guide, setGuide] = useState(false);
  return (
    <Page
      title={data ? t("one_no", { no: data.number }) : t("one")}
      back={{ to: "/after_sales", label: t("title") }}
      acts={
        <Button icon={<IconBookStroked />} onClick={() => setGuide(true)}>
          {t("guide.title")}
        </Button>
      }
    >
      {data ? (
        <Body of={data} />
      ) : (
        <Sheet>
          {error ? <Failed error={error} again={() => void refetch()} module="after_sales" /> : <Waiting rows={9} />}
        </Sheet>
      )}
      <GuideDrawer open={guide} close={() => setGuide(false)} />
    </Page>
  );
}
