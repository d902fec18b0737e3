import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Countdown, ErrorNote, Money, Screen, Steps, Waiting, When } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { type Pair, useSay } from "@/kernel/buyer/words";
import { call, Problem } from "@/kernel/http";
import "./after-sales.css";
import { Shown } from "@/kernel/buyer/pictures";
import { both, type WholeCase } from "./calls";
import { Intervene, type Perform, Waybill } from "./sheets";

const CAN_PRINT = ["awaiting_buyer_return", "awaiting_merchant_receipt"];

function Head({ of }: { of: WholeCase }) {
  const say = useSay();
  const [clock] = of.clocks;
  const sum = of.amount_fen;
  return (
    <div className="b-card">
      <h2 data-status={of.status}>{say({ zh: of.status_zh, en: of.status_en })}</h2>
      {clock && <Countdown due={clock.due} start={clock.start} after={both(clock)} />}
      {of.intervention !== "none" && of.intervention_zh && (
        <p>{say({ zh: of.intervention_zh, en: of.intervention_en })}</p>
      )}
      {sum > 0 && (
        <p className="a-row">
          <span>{of.refunded_at ? say({ zh: "已退款", en: "Refunded" }) : say({ zh: "申请金额", en: "Amount" })}</span>
          <b className="a-money" {...(of.refunded_at && { "data-refunded": true })}>
            <Money fen={sum} />
          </b>
        </p>
      )}
      {of.refunded_at && (
        <p className="sub">
          {say({ zh: "原路退回", en: "To where it was paid from" })} · <When at={of.refunded_at} />
        </p>
      )}
      {of.refusal.remark && (
        <div className="a-refused">
          <p data-user>{of.refusal.remark}</p>
          <Shown files={of.refusal.files ?? []} urls={of.file_urls} />
        </div>
      )}
      {of.ruling && (
        <p>
          {say({ zh: "平台判定", en: "The platform decided" })}: <span data-user>{of.ruling}</span>
        </p>
      )}
    </div>
  );
}

function ReturnTo({ of }: { of: WholeCase }) {
  const say = useSay();
  if (!of.address.detail) return null;
  return (
    <div className="b-card" data-return-address>
      <b>{say({ zh: "寄回地址", en: "Send it to" })}</b>
      <p data-user>
        {of.address.contact} {of.address.phone}
        <br />
        {of.address.region} {of.address.detail}
      </p>
      {of.return_notes && (
        <p className="sub b-text" data-user>
          {of.return_notes}
        </p>
      )}
      {CAN_PRINT.includes(of.status) && (
        <Go to={`/after_sales/${of.id}/slip`}>{say({ zh: "打印寄回单", en: "Print the slip for the parcel" })}</Go>
      )}
    </div>
  );
}

function Ways({ of }: { of: WholeCase }) {
  const say = useSay();
  const ways: [Pair, string, string][] = [
    [{ zh: "您寄回的包裹", en: "Your parcel" }, of.return_carrier, of.return_waybill],
    [{ zh: "商家寄出的包裹", en: "The shop's parcel" }, of.sent_carrier, of.sent_waybill],
  ];
  const known = ways.filter(([, , waybill]) => waybill);
  if (known.length === 0) return null;
  return (
    <dl className="b-card b-facts">
      {known.map(([label, carrier, waybill]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd className="num" data-user>
            {carrier} {waybill}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Asked({ of }: { of: WholeCase }) {
  const say = useSay();
  return (
    <div className="b-card">
      {of.items.map((item) => (
        <span key={item.line_id} data-user>
          {item.title} <span className="sub">{item.sku}</span> ×{item.pieces}
        </span>
      ))}
      <dl className="b-facts">
        <div>
          <dt>{say({ zh: "类型", en: "Kind" })}</dt>
          <dd>{say({ zh: of.kind_zh, en: of.kind_en })}</dd>
        </div>
        <div>
          <dt>{say({ zh: "原因", en: "Reason" })}</dt>
          <dd>{say({ zh: of.reason_zh, en: of.reason_en })}</dd>
        </div>
        {of.said && (
          <div>
            <dt>{say({ zh: "说明", en: "Said" })}</dt>
            <dd data-user>{of.said}</dd>
          </div>
        )}
        <div>
          <dt>{say({ zh: "售后编号", en: "Case" })}</dt>
          <dd className="num" data-user>
            {of.number}
          </dd>
        </div>
      </dl>
      <Shown files={of.files} urls={of.file_urls} />
    </div>
  );
}

const WHO: Record<string, Pair> = {
  buyer: { zh: "我", en: "You" },
  merchant: { zh: "商家", en: "The shop" },
  platform: { zh: "平台", en: "The platform" },
  system: { zh: "系统", en: "The house" },
};

function Course({ of }: { of: WholeCase }) {
  const say = useSay();
  const log = of.log.toReversed();
  return (
    <ol className="b-card a-course" aria-label={say({ zh: "处理过程", en: "Course" })}>
      {log.map((entry) => (
        <li key={`${entry.at}${entry.label_en}`}>
          <p>
            <b>{say(both(entry))}</b> <span className="sub">{WHO[entry.party] && say(WHO[entry.party] as Pair)}</span>
          </p>
          <p className="sub">
            <When at={entry.at} />
          </p>
          {entry.note && (
            <p className="sub" data-user>
              {entry.note}
            </p>
          )}
          <Shown files={entry.data.files ?? []} urls={of.file_urls} />
        </li>
      ))}
    </ol>
  );
}

function Whole({ of, asked }: { of: WholeCase; asked: () => Promise<unknown> }) {
  const say = useSay();
  const queries = useQueryClient();
  const [sheet, setSheet] = useState("");
  const close = () => setSheet("");
  const perform: Perform = async (name, key, body) => {
    try {
      await call("POST", `/b/api/after_sales/${of.id}/${name}`, { ...body, version: of.version }, { key });
      await queries.invalidateQueries({ queryKey: ["after_sales"] });
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 412) await asked();
      throw problem;
    }
  };
  return (
    <>
      <Head of={of} />
      <ReturnTo of={of} />
      <Ways of={of} />
      <Steps
        of={of}
        hideClosed
        perform={(step, key) => perform(step.name, key)}
        instead={{
          fill_waybill: () => setSheet("waybill"),
          intervene: () => setSheet("intervene"),
          modify: () => go(`/after_sales/${of.id}/modify`),
        }}
        confirm={{
          withdraw: say({ zh: "撤销后,本次申请关闭", en: "The case will be closed" }),
          extend: say({ zh: "您会有更多时间寄回商品", en: "You will have more time to send the goods back" }),
          confirm: say({ zh: "确认收到商家寄出的商品?", en: "Have you received what the shop sent?" }),
          take_refund: say({ zh: "不再等商家寄出,改为退款", en: "The money comes back instead of the goods" }),
          cancel_intervention: say({ zh: "平台不再处理,由您与商家协商", en: "You and the shop settle it yourselves" }),
        }}
      />
      <Asked of={of} />
      <Course of={of} />
      <div className="a-links">
        <Go to={`/orders/${of.order_id}`} className="b-button">
          {say({ zh: "查看订单", en: "See the order" })}
        </Go>
        <Go to={`/chat?about=orders/order/${of.order_id}`} className="b-button">
          {say({ zh: "联系客服", en: "Ask the shop" })}
        </Go>
      </div>
      {sheet === "waybill" && <Waybill perform={perform} close={close} />}
      {sheet === "intervene" && <Intervene perform={perform} close={close} />}
    </>
  );
}

export default function CasePage() {
  const say = useSay();
  const id = useParam("id");
  const { data: found, error, refetch } = useAsk<WholeCase>(`/b/api/after_sales/${id}`);
  return (
    <Screen title={say({ zh: "售后详情", en: "After-sales" })} back="/after_sales">
      <ErrorNote error={error} />
      {!found && !error && <Waiting />}
      {found && <Whole of={found} asked={refetch} />}
    </Screen>
  );
}
