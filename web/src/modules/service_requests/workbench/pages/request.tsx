import { useEffect } from "react";
import { useActions } from "@/kernel/keys/use";
import { Slot } from "@/kernel/slots";
import { Copy } from "@/kernel/ui/copy";
import { IconAlertTriangle } from "@/kernel/ui/icons";
import { Go, useGo, useParam, useSearch } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Avatar, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { Brief } from "../../desk/brief";
import { useNames } from "../../desk/choices";
import { ClockSheet } from "../../desk/clock";
import { Course } from "../../desk/course";
import { Demand, Ended, LastBack, OrderFacts, Replies, SurveySheet } from "../../desk/facts";
import { Left, LevelTag, ReviewTag, Status, Urges } from "../../desk/pieces";
import type { Request } from "../../desk/types";
import { useRequest } from "../calls";
import { Handle } from "../parts/handle";
import { RemindNote } from "../parts/remind";
import "../../desk/service-requests.css";

const showPart = (id: string) => {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: "center" });
  part?.querySelector<HTMLElement>("input, textarea, button")?.focus();
};

function State({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const { type } = useNames();
  const go = useGo();
  const open = (name: string) => of.steps.some((s) => s.name === name && s.open);
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
            {of.passive && (
              <Tag tone="red">
                <IconAlertTriangle size="small" aria-hidden="true" /> {t("passive_mark")}
              </Tag>
            )}
          </span>
          <span className="sub">
            {t("number")} <Copy text={of.number} />
          </span>
        </div>
        {of.status === "pending" && (
          <span className="countdown">
            <Left of={of} wide />
            <span className="sub">{t("after_due")}</span>
          </span>
        )}
        {of.status !== "pending" && <span className="sub sr-demand">{t(`next.${of.status}`)}</span>}
        <span className="grow" />
        {open("reply") && (
          <Button theme="solid" onClick={() => showPart("handle")}>
            {t("act.handle")}
          </Button>
        )}
        {open("remind") && <Button onClick={() => showPart("remind")}>{t("act.remind")}</Button>}
        <Button onClick={() => go(`/orders/${of.order_id}`)}>{t("act.order")}</Button>
      </div>
    </Sheet>
  );
}

function Buyer({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const name = of.buyer?.name || of.buyer_name;
  return (
    <Sheet title={t("buyer")}>
      <div className="row">
        <Avatar name={name || "?"} size={32} />
        <span className="grow">
          <User>{name || "—"}</User>
        </span>
        {of.buyer && <Slot name="buyer.talk" with={{ buyer: of.buyer.id, text: "" }} />}
      </div>
    </Sheet>
  );
}

function LinkedCase({ of }: { of: Request }) {
  const t = useWords("service_requests");
  const { zh } = useLanguage();
  if (!of.case) return null;
  const { id, number, kind_zh, kind_en, status_zh, status_en } = of.case;
  return (
    <p className="row sr-wrap">
      <span className="sub">{t("linked_case")}</span>
      <Go to={`/after_sales/${id}`} className="link num">
        {number}
      </Go>
      <span>{zh ? kind_zh : kind_en}</span>
      <span className="sub">{zh ? status_zh : status_en}</span>
    </p>
  );
}

function Others({ of }: { of: Request }) {
  const t = useWords("service_requests");
  if (of.other_requests.length === 0) return null;
  return (
    <Sheet title={t("others", { n: of.other_requests.length })}>
      <div className="stack">
        {of.other_requests.map((one) => (
          <Brief key={one.id} of={one} />
        ))}
      </div>
    </Sheet>
  );
}

/** The list's buttons bring one here with what is to be done. */
function useWish(of: Request): void {
  const [search, change] = useSearch();
  const wish = search.do;
  useEffect(() => {
    if (!wish) return;
    showPart(wish);
    change({ do: undefined });
  }, [wish, change]);
  useActions([
    {
      name: "service_requests.handle",
      words: { zh: "立即处理服务单", en: "Answer this request" },
      keys: ["KeyR"],
      visible: () => of.steps.some((s) => s.name === "reply" && s.open),
      perform: () => showPart("handle"),
    },
    {
      name: "service_requests.remind",
      words: { zh: "提醒买家确认", en: "Remind the buyer" },
      visible: () => of.status === "awaiting_buyer",
      perform: () => showPart("remind"),
    },
  ]);
}

function Body({ of }: { of: Request }) {
  const reply = of.steps.find((s) => s.name === "reply");
  useWish(of);
  return (
    <>
      <State of={of} />
      <div className="split">
        <div className="stack">
          <LastBack of={of} />
          <Demand of={of} />
          {of.status === "pending" && reply?.open && <Handle key={of.cycle} of={of} step={reply} />}
          <Ended of={of} />
          <SurveySheet of={of}>
            <RemindNote of={of} />
          </SurveySheet>
          <Replies of={of} />
          <Course of={of.history} links={of.file_urls} />
        </div>
        <div className="stack">
          {of.status === "pending" && <ClockSheet of={of} />}
          <Buyer of={of} />
          <OrderFacts of={of}>
            <p>
              <Go to={`/orders/${of.order_id}`} className="link num">
                {of.order_no}
              </Go>
            </p>
            <LinkedCase of={of} />
            <Slot name="order.side" with={{ order: of.order_id }} />
          </OrderFacts>
          <Others of={of} />
        </div>
      </div>
    </>
  );
}

export default function RequestPage() {
  const t = useWords("service_requests");
  const { data, error, refetch } = useRequest(useParam("id"));
  return (
    <Page
      title={data ? t("one_no", { no: data.number }) : t("one")}
      back={{ to: "/service_requests", label: t("title") }}
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
