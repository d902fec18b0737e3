/** The steps of an order with their forms: shipping, cancelling, confirming. */

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Button, Checkbox, Input } from "@/kernel/ui/semi";
import { type FormProps, Steps } from "@/kernel/ui/steps";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Order, useChoices } from "../calls";
import { LineBrief } from "./pieces";

const KEPT = "roost.orders.carrier";
export const lastCarrier = (): string => globalThis.localStorage?.getItem(KEPT) ?? "";
export const keepCarrier = (carrier: string): void => globalThis.localStorage?.setItem(KEPT, carrier);

export function CarrierSelect({
  value,
  onChange,
  id,
}: {
  value: string;
  onChange: (carrier: string) => void;
  id?: string;
}) {
  const t = useWords("orders");
  const both = useBoth();
  const { data } = useChoices();
  const options = (data?.carriers ?? []).map((c) => ({ value: c.name, label: both(c) }));
  return (
    <Select
      label={t("ship.carrier")}
      options={options}
      value={value}
      onChange={onChange}
      width="100%"
      {...(id ? { id } : {})}
    />
  );
}

function Foot({ label, ready, close, busy }: { label: string; ready: boolean; close: () => void; busy: boolean }) {
  const t = useWords();
  return (
    <div className="form-acts">
      <Button type="tertiary" onClick={close}>
        {t("cancel")}
      </Button>
      <Button theme="solid" htmlType="submit" disabled={!ready} aria-busy={busy}>
        {label}
      </Button>
    </div>
  );
}

/** One order, whole or some of its lines. */
function ShipForm({ order, close, submit }: FormProps & { order: Order }) {
  const t = useWords("orders");
  const waiting = order.lines.filter((l) => !l.shipped_at && !l.closed_at);
  const [carrier, setCarrier] = useState(lastCarrier());
  const [waybill, setWaybill] = useState("");
  const [chosen, setChosen] = useState(new Set(waiting.map((l) => l.id)));
  const [busy, setBusy] = useState(false);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    on ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  const send = async () => {
    setBusy(true);
    keepCarrier(carrier);
    const lines = chosen.size === waiting.length ? [] : [...chosen];
    await submit({ carrier, waybill, lines, version: order.version });
    setBusy(false);
  };
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      {waiting.length > 1 && (
        <fieldset className="orders-choose">
          <legend>{t("ship.which")}</legend>
          {waiting.map((line) => (
            <Checkbox key={line.id} checked={chosen.has(line.id)} onChange={(e) => toggle(line.id, !!e.target.checked)}>
              <LineBrief line={line} size={32} />
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Field label={t("ship.carrier")} required>
        {({ id }) => <CarrierSelect id={id} value={carrier} onChange={setCarrier} />}
      </Field>
      <Field label={t("ship.waybill")} required hint={t("ship.moment")}>
        {(wired) => <Input {...wired} value={waybill} onChange={setWaybill} autoFocus autoComplete="off" />}
      </Field>
      <Foot
        label={t("ship.go")}
        close={close}
        busy={busy}
        ready={carrier !== "" && waybill.trim() !== "" && chosen.size > 0}
      />
    </form>
  );
}

function CancelForm({ order, close, submit }: FormProps & { order: Order }) {
  const t = useWords("orders");
  const both = useBoth();
  const { data } = useChoices();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        setBusy(true);
        void submit({ reason, version: order.version }).finally(() => setBusy(false));
      }}
    >
      <p>{t("cancel.effect")}</p>
      <Field label={t("cancel.reason")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("cancel.choose")}
            width="100%"
            value={reason}
            onChange={setReason}
            options={(data?.cancel_reasons ?? []).map((r) => ({ value: r.name, label: both(r) }))}
          />
        )}
      </Field>
      <Foot label={t("cancel.go")} close={close} busy={busy} ready={reason !== ""} />
    </form>
  );
}

type Props = { order: Order; size?: "small" | "default"; show?: number };

export function OrderSteps({ order, size = "default", show = 3 }: Props) {
  const t = useWords("orders");
  const queries = useQueryClient();
  if (order.steps.length === 0) return null;
  return (
    <Steps
      of={order}
      size={size}
      show={show}
      module="orders"
      primary={["ship", "confirm"]}
      perform={(step, key, body) =>
        call("POST", `/api/orders/${order.id}/${step.name}`, body ?? { version: order.version }, { key })
      }
      done={() => void queries.invalidateQueries({ queryKey: ["orders"] })}
      confirm={{ confirm: { fen: order.payable_fen, effect: t("confirm.effect") } }}
      forms={{
        ship: (form) => <ShipForm {...form} order={order} />,
        cancel: (form) => <CancelForm {...form} order={order} />,
      }}
    />
  );
}
