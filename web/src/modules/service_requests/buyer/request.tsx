import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Screen, Waiting, When } from "@/kernel/buyer/parts";
import { Go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { useTick } from "@/kernel/clock";
import { call, newKey } from "@/kernel/http";
import { mmss, SECOND } from "@/kernel/time";
import { BASE, type Mine, stateOf } from "./calls";
import { Survey } from "./survey";
import "./service-requests.css";

/** Once an hour at most; until then it says when. */
function Urge({ of }: { of: Mine }) {
  const say = useSay();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const opens = of.urge_opens_at ? Date.parse(of.urge_opens_at) : 0;
  const left = useTick((now) => Math.max(0, Math.ceil((opens - now) / SECOND)));
  if (of.status !== "pending") return null;
  const urge = async () => {
    setBusy(true);
    setError(null);
    try {
      await call("POST", `${BASE}/${of.id}/urge`, undefined, { key: key.current });
    } catch (problem) {
      setError(problem);
    }
    key.current = newKey();
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ["service_requests"] });
  };
  const open = of.can_urge || (of.urge_opens_at !== null && left === 0);
  return (
    <div className="b-card">
      <Button main disabled={!open} busy={busy} onClick={() => void urge()}>
        {say({ zh: "催商家处理", en: "Urge the shop" })}
      </Button>
      {left > 0 && of.urge_opens_at && (
        <p className="sub num" role="status">
          {say({ zh: "已催促,{t} 后可再催", en: "Urged; again in {t}" }, { t: mmss(left * SECOND) })}
          {" · "}
          <When at={of.urge_opens_at} />
        </p>
      )}
      {left === 0 && <p className="sub">{say({ zh: "每小时最多催一次", en: "Once an hour at most" })}</p>}
      <ErrorNote error={error} />
    </div>
  );
}

function Head({ of }: { of: Mine }) {
  const say = useSay();
  return (
    <div className="b-card">
      <h2 data-status={of.status}>{say(stateOf(of))}</h2>
      {of.survey?.answer && (
        <p>
          {of.survey.answer === "satisfied"
            ? say({ zh: "您评价:满意", en: "You said: satisfied" })
            : say({ zh: "您评价:不满意", en: "You said: not satisfied" })}
        </p>
      )}
      <Survey of={of} />
      <dl className="b-facts">
        <div>
          <dt>{say({ zh: "问题类型", en: "About" })}</dt>
          <dd>{say({ zh: of.type_zh, en: of.type_en })}</dd>
        </div>
        <div>
          <dt>{say({ zh: "您的诉求", en: "You ask" })}</dt>
          <dd className="b-text" data-user>
            {of.demand}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: "服务单号", en: "Request" })}</dt>
          <dd className="num" data-user>
            {of.number}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Whole({ of }: { of: Mine }) {
  const say = useSay();
  return (
    <>
      <Head of={of} />
      <Urge of={of} />
      <ol className="b-card r-course" aria-label={say({ zh: "处理过程", en: "Course" })}>
        {of.course.toReversed().map((one) => (
          <li key={`${one.at}${one.en}`}>
            <p>
              <b>{say(one)}</b>
            </p>
            <p className="sub">
              <When at={one.at} />
            </p>
          </li>
        ))}
      </ol>
      <div className="r-choices">
        <Go to={`/orders/${of.order_id}`} className="b-button">
          {say({ zh: "查看订单", en: "See the order" })}
        </Go>
        <Go to={`/chat?about=orders/order/${of.order_id}`} className="b-button">
          {say({ zh: "联系客服", en: "Ask the shop" })}
        </Go>
      </div>
    </>
  );
}

export default function RequestPage() {
  const say = useSay();
  const { data, error } = useAsk<Mine>(`${BASE}/${useParam("id")}`);
  return (
    <Screen title={say({ zh: "反馈详情", en: "Request" })} back="/service_requests">
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && <Whole of={data} />}
    </Screen>
  );
}
