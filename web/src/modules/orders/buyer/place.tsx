import { type FormEvent, useState } from "react";
import { useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Screen } from "@/kernel/buyer/parts";
import { go, useParam, useSearch } from "@/kernel/buyer/path";
import { addRefusals, type Pair, useSay } from "@/kernel/buyer/words";
import type { Order } from "./calls";
import "./orders.css";

addRefusals({
  out_of_stock: "There is not enough of this left",
  off_shelf: "This is not sold any more",
  bad_lines: "Too many items for one order",
  bad_pieces: "Choose between 1 and 999 pieces",
});

const FIELDS: [string, Pair, string][] = [
  ["name", { zh: "收货人", en: "Receiver" }, "name"],
  ["phone", { zh: "手机号", en: "Phone" }, "tel"],
  ["province", { zh: "省", en: "Province" }, "address-level1"],
  ["city", { zh: "市", en: "City" }, "address-level2"],
  ["district", { zh: "区县", en: "District" }, "address-level3"],
  ["detail", { zh: "详细地址", en: "Street and number" }, "street-address"],
];

export default function Place() {
  const say = useSay();
  const sku_id = useParam("sku");
  const product = useSearch().get("product");
  const [receiver, setReceiver] = useState<Record<string, string>>({});
  const [message, setMessage] = useState("");
  const place = useDeed<unknown, Order>({
    path: "/b/api/orders/",
    done: (order) => go(`/orders/${order.id}`, true),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    place.mutate({ lines: [{ sku_id, pieces: 1 }], receiver, message });
  };
  const whole = FIELDS.every(([name]) => receiver[name]?.trim());
  return (
    <Screen title={say({ zh: "确认订单", en: "Your order" })} back={product ? `/shop/${product}` : "/shop"}>
      <form className="b-card b-form" onSubmit={submit}>
        {FIELDS.map(([name, label, auto]) => (
          <Field key={name} label={say(label)}>
            {(id) => (
              <input
                id={id}
                autoComplete={auto}
                value={receiver[name] ?? ""}
                onChange={(e) => setReceiver({ ...receiver, [name]: e.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={say({ zh: "留言(选填)", en: "Message (optional)" })}>
          {(id) => <textarea id={id} rows={2} value={message} onChange={(e) => setMessage(e.target.value)} />}
        </Field>
        <ErrorNote error={place.error} />
        <Button main type="submit" busy={place.isPending} disabled={!whole}>
          {say({ zh: "提交订单", en: "Place the order" })}
        </Button>
      </form>
    </Screen>
  );
}
