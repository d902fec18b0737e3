/** Many orders at once: a carrier for all, a waybill for each (typed or pasted), and a result beside every row. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { IconAlertTriangle, IconTickCircle } from "@/kernel/ui/icons";
import { Button, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { Tag, User } from "@/kernel/ui/text";
import { refusalText } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type Order, type RowResult, useShipMany } from "../calls";
import { readPasted } from "../model/paste";
import { whyNot } from "../model/ship";
import { Status } from "./pieces";
import { CarrierSelect, keepCarrier, lastCarrier } from "./steps";

type Waybills = Record<string, string>;

function Paste({ orders, take }: { orders: Order[]; take: (found: Waybills) => void }) {
  const t = useWords("orders");
  const [note, setNote] = useState("");
  const read = (text: string) => {
    const numbers = orders.map((o) => o.order_no);
    const { found, unknown, bad } = readPasted(text, numbers);
    const ids = new Map(orders.map((o) => [o.order_no, o.id]));
    take(Object.fromEntries([...found].map(([no, waybill]) => [ids.get(no) ?? "", waybill])));
    const said = [t("bulk.pasted", { n: found.size })];
    if (unknown.length > 0) said.push(t("bulk.unknown", { list: unknown.join(", ") }));
    if (bad.length > 0) said.push(t("bulk.bad", { n: bad.length }));
    setNote(text.trim() ? said.join(" · ") : "");
  };
  return (
    <Field label={t("bulk.paste")} hint={note || t("bulk.paste_hint")}>
      {(wired) => (
        <TextArea {...wired} rows={2} placeholder={`${orders[0]?.order_no ?? ""}\t123456789012`} onChange={read} />
      )}
    </Field>
  );
}

function Result({ result }: { result: RowResult | undefined }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  if (!result) return null;
  if (result.ok)
    return (
      <Tag tone="green">
        <IconTickCircle size="small" aria-hidden="true" /> {t("bulk.ok")}
      </Tag>
    );
  const why = refusalText({ code: result.code ?? undefined, detail: result.why ?? "" }, zh, "orders");
  return (
    <span className="orders-why">
      <IconAlertTriangle size="small" aria-hidden="true" /> {why}
    </span>
  );
}

type RowProps = {
  order: Order;
  waybill: string;
  type: (waybill: string) => void;
  result: RowResult | undefined;
  busy: boolean;
};

function ShipLine({ order, waybill, type, result, busy }: RowProps) {
  const t = useWords("orders");
  return (
    <tr>
      <td>
        <div className="num">{order.order_no}</div>
        <span className="sub ell orders-narrow">
          <User>{order.lines.map((l) => `${l.title} ${l.sku}`).join("；")}</User>
        </span>
      </td>
      <td>
        <Status order={order} />
      </td>
      <td>
        <Input
          value={waybill}
          onChange={type}
          disabled={result?.ok === true || busy}
          aria-label={t("bulk.waybill_of", { no: order.order_no })}
          validateStatus={result && !result.ok ? "error" : "default"}
        />
      </td>
      <td aria-live="polite">
        <Result result={result} />
      </td>
    </tr>
  );
}

type Props = { orders: Order[]; close: () => void };

function useBulk(able: Order[]) {
  const ship = useShipMany();
  const [carrier, setCarrier] = useState(lastCarrier());
  const [waybills, setWaybills] = useState<Waybills>({});
  const [results, setResults] = useState<Record<string, RowResult>>({});
  const left = able.filter((o) => !results[o.id]?.ok);
  const ready = left.filter((o) => waybills[o.id]?.trim());
  const go = async () => {
    keepCarrier(carrier);
    const rows = ready.map((o) => ({ order_id: o.id, carrier, waybill: waybills[o.id] ?? "" }));
    const answer = await ship.mutateAsync({ rows }).catch(() => null);
    if (answer) setResults({ ...results, ...Object.fromEntries(answer.results.map((r) => [r.order_id, r])) });
  };
  return { ship, carrier, setCarrier, waybills, setWaybills, results, left, ready, go };
}

export function BulkShip({ orders, close }: Props) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const able = orders.filter((o) => whyNot(o) === null);
  const skipped = orders.filter((o) => whyNot(o) !== null);
  const bulk = useBulk(able);
  const done = Object.values(bulk.results).filter((r) => r.ok).length;
  const failed = Object.values(bulk.results).filter((r) => !r.ok).length;
  return (
    <Dialog title={t("bulk.title", { n: able.length })} open close={close} width={860}>
      <div className="form">
        {skipped.length > 0 && (
          <section className="orders-skipped" aria-label={t("bulk.skipped", { n: skipped.length })}>
            <p>
              <IconAlertTriangle size="small" aria-hidden="true" /> {t("bulk.skipped", { n: skipped.length })}
            </p>
            <ul>
              {skipped.map((o) => {
                const why = whyNot(o);
                return (
                  <li key={o.id}>
                    <span className="num">{o.order_no}</span> {why && refusalText(why, zh, "orders")}
                  </li>
                );
              })}
            </ul>
          </section>
        )}
        <div className="form-grid">
          <Field label={t("ship.carrier")} required>
            {({ id }) => <CarrierSelect id={id} value={bulk.carrier} onChange={bulk.setCarrier} />}
          </Field>
          <Paste orders={able} take={(found) => bulk.setWaybills({ ...bulk.waybills, ...found })} />
        </div>
        <div className="orders-rows">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("col.order")}</th>
                <th scope="col">{t("col.status")}</th>
                <th scope="col">{t("ship.waybill")}</th>
                <th scope="col">{t("bulk.result")}</th>
              </tr>
            </thead>
            <tbody>
              {able.map((order) => (
                <ShipLine
                  key={order.id}
                  order={order}
                  waybill={bulk.waybills[order.id] ?? ""}
                  type={(waybill) => bulk.setWaybills({ ...bulk.waybills, [order.id]: waybill })}
                  result={bulk.results[order.id]}
                  busy={bulk.ship.isPending}
                />
              ))}
            </tbody>
          </table>
        </div>
        <ErrorNote error={bulk.ship.error} module="orders" />
        <div className="form-acts">
          <span className="sub grow" role="status">
            {done + failed > 0 && t("bulk.summary", { done, failed })}
          </span>
          <Button type="tertiary" onClick={close}>
            {bulk.left.length === 0 ? t("bulk.close") : t("bulk.cancel")}
          </Button>
          <Button
            theme="solid"
            disabled={bulk.ready.length === 0 || bulk.carrier === ""}
            aria-busy={bulk.ship.isPending}
            onClick={() => void bulk.go()}
          >
            {t("bulk.go", { n: bulk.ready.length })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
