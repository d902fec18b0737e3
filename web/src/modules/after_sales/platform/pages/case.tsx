import { ClockExplain } from "@/kernel/ui/clocks";
import { Copy } from "@/kernel/ui/copy";
import { useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Intervened, Refused, Request, Way } from "../../desk/facts";
import { Log } from "../../desk/log";
import { consequenceOf } from "../../desk/meaning";
import { Amount, Status, Stepped } from "../../desk/pieces";
import { type DeskCase, useDeskCase } from "../calls";
import { DeskSteps } from "../parts/steps";
import "../../desk/after-sales.css";

function Body({ of }: { of: DeskCase }) {
  const t = useWords("after_sales");
  return (
    <>
      <Sheet>
        <div className="as-state">
          <span className="row">
            <Stepped of={of} />
            <Status of={of} />
          </span>
          <Amount of={of} />
          {of.clocks.map((clock) => (
            <ClockExplain key={clock.step} of={clock} bar consequence={t(consequenceOf(clock.step, of.kind))} />
          ))}
          <span className="grow" />
          <DeskSteps of={of} />
        </div>
      </Sheet>
      <div className="split">
        <div className="stack">
          <Request of={of} />
          <Refused of={of} />
          <Intervened of={of} />
          <Way of={of} />
        </div>
        <div className="stack">
          <Sheet title={t("desk.facts")}>
            <Facts
              columns={1}
              of={[
                [t("desk.shop"), <User key="n">{of.shop_name}</User>],
                [t("desk.shop_id"), <Copy key="s" text={of.shop_id} label={`…${of.shop_id.slice(-8)}`} />],
                [t("filter.order_no"), <Copy key="o" text={of.order_no} />],
                [t("desk.by"), of.intervened_by ? <Tag key="b">{t(`party.${of.intervened_by}`)}</Tag> : "—"],
                [t("desk.since"), <When key="w" at={of.intervened_at} />],
              ]}
            />
          </Sheet>
          <Log of={of.log} links={of.file_urls} />
        </div>
      </div>
    </>
  );
}

export default function InterventionPage() {
  const t = useWords("after_sales");
  const { data, error, refetch } = useDeskCase(useParam("id"));
  return (
    <Page
      title={data ? t("one_no", { no: data.number }) : t("one")}
      back={{ to: "/after_sales", label: t("desk.title") }}
    >
      {data ? (
        <Body of={data} />
      ) : (
        <Sheet>
          {error ? <Failed error={error} again={() => void refetch()} module="after_sales" /> : <Waiting rows={9} />}
        </Sheet>
      )}
    </Page>
  );
}
