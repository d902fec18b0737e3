import { Copy } from "@/kernel/ui/copy";
import { useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Pictures } from "@/kernel/ui/picture";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { Brief } from "../../desk/brief";
import { useNames } from "../../desk/choices";
import { ClockSheet } from "../../desk/clock";
import { Course } from "../../desk/course";
import { Demand, Ended, OrderFacts, Replies, SurveySheet } from "../../desk/facts";
import { Left, LevelTag, ReviewTag, Status, Urges } from "../../desk/pieces";
import { filesOf } from "../../desk/types";
import { type DeskRequest, useDeskRequest } from "../calls";
import { PassiveCard } from "../parts/passive";
import { JudgeSteps } from "../parts/steps";
import "../../desk/service-requests.css";

function State({ of }: { of: DeskRequest }) {
  const t = useWords("service_requests");
  const { type } = useNames();
  return (
    <Sheet>
      <div className="sr-state">
        <div className="sr-state-facts">
          <span className="row sr-wrap">
            <Status of={of} />
            <b>{type(of.type)}</b>
            <LevelTag of={of} />
            <Urges of={of} />
            <ReviewTag of={of} />
            {of.cycle > 1 && <Tag tone="red">{t("cycle", { n: of.cycle })}</Tag>}
            {of.late && <Tag tone="solid-red">{t("clock.missed")}</Tag>}
          </span>
          <span className="sub">
            {t("number")} <Copy text={of.number} />
          </span>
        </div>
        {of.status === "pending" && <Left of={of} wide />}
        <span className="sub sr-demand">{t(`desk.now.${of.status}`)}</span>
        <span className="grow" />
        <JudgeSteps of={of} />
      </div>
    </Sheet>
  );
}

function Shop({ of }: { of: DeskRequest }) {
  const t = useWords("service_requests");
  const name = of.shop?.name ?? of.shop_name ?? "";
  const rows: [string, React.ReactNode][] = [
    [t("desk.shop"), <User key="n">{name || "—"}</User>],
    [t("buyer"), <User key="b">{of.buyer?.name || of.buyer_name || "—"}</User>],
    [t("filter.order_no"), <Copy key="o" text={of.order_no} />],
  ];
  if (of.shop) rows.push([t("desk.shop_id"), <Copy key="s" text={of.shop.id} label={`…${of.shop.id.slice(-8)}`} />]);
  return (
    <Sheet title={t("desk.parties")}>
      <Facts columns={1} of={rows} />
    </Sheet>
  );
}

function Complained({ of }: { of: DeskRequest }) {
  const t = useWords("service_requests");
  if (!of.complaint) return null;
  return (
    <Sheet title={t("complaint.title")}>
      <blockquote className="sr-quote">
        <User>{of.complaint.said}</User>
      </blockquote>
      <Pictures files={filesOf(of.complaint.files, of.complaint.file_urls)} label={t("files.of_demand")} />
      <p className="sub">
        <When at={of.complaint.at} style="second" />
      </p>
    </Sheet>
  );
}

function Body({ of }: { of: DeskRequest }) {
  const t = useWords("service_requests");
  const passives = of.passives ?? [];
  return (
    <>
      <State of={of} />
      <div className="split">
        <div className="stack">
          <Demand of={of} />
          <Complained of={of} />
          <Ended of={of} />
          <Replies of={of} />
          <SurveySheet of={of} />
          <Course of={of.history} links={of.file_urls} />
        </div>
        <div className="stack">
          {passives.length > 0 && (
            <Sheet title={t("passive.title")}>
              <div className="stack">
                {passives.map((one) => (
                  <PassiveCard key={one.id} of={one} />
                ))}
              </div>
            </Sheet>
          )}
          <ClockSheet of={of} />
          <Shop of={of} />
          <OrderFacts of={of} />
          {of.other_requests.length > 0 && (
            <Sheet title={t("others", { n: of.other_requests.length })}>
              <div className="stack">
                {of.other_requests.map((one) => (
                  <Brief key={one.id} of={one} />
                ))}
              </div>
            </Sheet>
          )}
        </div>
      </div>
    </>
  );
}

export default function DeskRequestPage() {
  const t = useWords("service_requests");
  const { data, error, refetch } = useDeskRequest(useParam("id"));
  return (
    <Page
      title={data ? t("one_no", { no: data.number }) : t("one")}
      back={{ to: "/service_requests", label: t("desk.title") }}
    >
      {data ? (
        <Body of={data} />
      ) : (
        <Sheet>
          {error ? (
            <Failed error={error} again={() => void refetch()} module="service_requests" />
          ) : (
            <Waiting rows={9} />
          )}
        </Sheet>
      )}
    </Page>
  );
}
