import { type FormEvent, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Button, Countdown, ErrorNote, Field, Money, Screen, Sheet, Steps, Waiting, When } from "@/kernel/buyer/parts";
import { Go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { call, newKey } from "@/kernel/http";
import "./after-sales.css";
import { both, type WholeCase } from "./calls";

type Perform = (name: string, key: string, body?: Record<string, unknown>) => Promise<unknown>;

/** The buyer has sent the goods: by whom, under which number. */
function Waybill({ of, perform, close }: { of: WholeCase; perform: Perform; close: () => void }) {
  const say = useSay();
  const [carrier, setCarrier] = useState("");
  const [waybill, setWaybill] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [key] = useState(newKey);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const body = { carrier: carrier.trim(), waybill: waybill.trim(), version: of.version };
    perform("fill_waybill", key, body).then(close, setError);
  };
  return (
    <Sheet title={say({ zh: "填写退货运单", en: "Return waybill" })} close={close}>
      <form className="a-form" onSubmit={submit}>
        <Field label={say({ zh: "快递公司", en: "Carrier" })}>
          {(id) => <input id={id} value={carrier} onChange={(e) => setCarrier(e.target.value)} />}
        </Field>
        <Field label={say({ zh: "运单号", en: "Waybill number" })}>
          {(id) => <input id={id} value={waybill} onChange={(e) => setWaybill(e.target.value)} autoComplete="off" />}
        </Field>
        <ErrorNote error={error} />
        <Button main type="submit" disabled={!carrier.trim() || !waybill.trim()}>
          {say({ zh: "提交", en: "Submit" })}
        </Button>
      </form>
    </Sheet>
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
        <p className="sub" data-user>
          {of.return_notes}
        </p>
      )}
      {of.return_waybill && (
        <p data-user>
          {of.return_carrier} <span className="num">{of.return_waybill}</span>
        </p>
      )}
    </div>
  );
}

function Course({ of }: { of: WholeCase }) {
  const say = useSay();
  return (
    <ol className="b-card a-course" aria-label={say({ zh: "处理过程", en: "Course" })}>
      {of.log.map((entry) => (
        <li key={`${entry.at}${entry.label_en}`}>
          <When at={entry.at} /> <b>{say(both(entry))}</b>
          {entry.note && (
            <p className="sub" data-user>
              {entry.note}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

export default function CasePage() {
  const say = useSay();
  const id = useParam("id");
  const { data: found, error, refetch } = useAsk<WholeCase>(`/b/api/after_sales/${id}`);
  const [sending, setSending] = useState(false);
  const perform: Perform = async (name, key, body) => {
    await call("POST", `/b/api/after_sales/${id}/${name}`, body ?? {}, { key });
    await refetch();
  };
  const clock = found?.clocks[0];
  return (
    <Screen title={say({ zh: "售后详情", en: "After-sales" })} back="/after_sales">
      <ErrorNote error={error} />
      {!found && !error && <Waiting />}
      {found && (
        <>
          <div className="b-card">
            <h2 data-status={found.status}>{say({ zh: found.status_zh, en: found.status_en })}</h2>
            {clock && <Countdown due={clock.due} start={clock.start} after={both(clock)} />}
            <p>
              {say({ zh: found.kind_zh, en: found.kind_en })} · {say({ zh: found.reason_zh, en: found.reason_en })}
            </p>
            <p>
              {say({ zh: "金额", en: "Amount" })}{" "}
              <b>
                <Money fen={found.amount_fen + found.freight_fen} />
              </b>
              {found.refunded_at && (
                <>
                  {" "}
                  · {say({ zh: "已退款", en: "Refunded" })} <When at={found.refunded_at} />
                </>
              )}
            </p>
            <p className="sub num" data-user>
              {found.number}
            </p>
            {found.refusal.remark && (
              <p className="b-error" data-user>
                {found.refusal.remark}
              </p>
            )}
          </div>
          <ReturnTo of={found} />
          <Steps
            of={found}
            hideClosed
            perform={(step, key) => perform(step.name, key)}
            instead={{ fill_waybill: () => setSending(true) }}
            confirm={{
              withdraw: say({ zh: "撤销后,本次申请关闭", en: "The case will be closed" }),
              intervene: say({ zh: "平台客服会查看双方的说明", en: "The platform will look at both sides" }),
            }}
          />
          <Course of={found} />
          <Go to={`/orders/${found.order_id}`}>{say({ zh: "查看订单", en: "See the order" })}</Go>
          {sending && <Waybill of={found} perform={perform} close={() => setSending(false)} />}
        </>
      )}
    </Screen>
  );
}
