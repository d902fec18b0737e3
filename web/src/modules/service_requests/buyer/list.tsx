/** What I told the platform, and the requests it made of it. */
import { useAsk } from "@/kernel/ask";
import { ErrorNote, Screen, Waiting, When } from "@/kernel/buyer/parts";
import { Go } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { type All, BASE, type Complaint, type Mine, stateOf } from "./calls";
import "./service-requests.css";

function One({ of }: { of: Mine }) {
  const say = useSay();
  const asked = of.survey !== null && of.survey.answer === null && of.status === "awaiting_buyer";
  return (
    <Go to={`/service_requests/${of.id}`} className="b-card r-card">
      <span className="r-row">
        <b>{say({ zh: of.type_zh, en: of.type_en })}</b>
        <span>{say(stateOf(of))}</span>
      </span>
      <span className="b-text" data-user>
        {of.demand}
      </span>
      <span className="sub num" data-user>
        {of.number} · {of.order_no}
      </span>
      {asked && <span className="r-asked">{say({ zh: "请评价处理结果 ›", en: "Say how it went ›" })}</span>}
    </Go>
  );
}

function Told({ of }: { of: Complaint }) {
  const say = useSay();
  return (
    <article className="b-card">
      <span className="r-row">
        <b>{say({ zh: of.type_zh, en: of.type_en })}</b>
        <span>{say({ zh: of.state_zh, en: of.state_en })}</span>
      </span>
      <span className="b-text" data-user>
        {of.said}
      </span>
      {of.note && (
        <span className="sub" data-user>
          {of.note}
        </span>
      )}
      <span className="r-row sub">
        <span className="num" data-user>
          {of.order_no}
        </span>
        <When at={of.at} />
      </span>
    </article>
  );
}

export default function List() {
  const say = useSay();
  const { data, error } = useAsk<All>(`${BASE}/`);
  // What became a request is shown as one.
  const told = (data?.complaints ?? []).filter((one) => !one.request_id);
  return (
    <Screen title={say({ zh: "向平台反馈", en: "Told to the platform" })} back="/me">
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && data.items.length + told.length === 0 && (
        <p className="b-waiting">
          {say({
            zh: "没有反馈。商家没有解决的问题,可以在订单详情里向平台反馈。",
            en: "Nothing here. What the shop does not solve can be told to the platform from an order's page.",
          })}
        </p>
      )}
      {told.map((one) => (
        <Told key={one.id} of={one} />
      ))}
      {data?.items.map((one) => (
        <One key={one.id} of={one} />
      ))}
    </Screen>
  );
}
