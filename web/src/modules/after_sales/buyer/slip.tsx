/** The slip that lies in the parcel; name and phone can be put right before it is printed. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Button, ErrorNote, Field, Screen, Waiting } from "@/kernel/buyer/parts";
import { useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import "./after-sales.css";

type Slip = {
  order_no: string;
  case_number: string;
  customer_name: string;
  contact: string;
  return_to: string;
  goods: string[];
};

function Sheet({ of, name, contact }: { of: Slip; name: string; contact: string }) {
  const say = useSay();
  const rows: [string, string][] = [
    [say({ zh: "订单编号", en: "Order number" }), of.order_no],
    [say({ zh: "售后编号", en: "Case" }), of.case_number],
    [say({ zh: "姓名", en: "Name" }), name],
    [say({ zh: "联系方式", en: "Phone" }), contact],
    [say({ zh: "寄回地址", en: "Send it to" }), of.return_to],
  ];
  return (
    <section className="b-card a-slip" aria-label={say({ zh: "寄回单", en: "Return slip" })}>
      <h2>{say({ zh: "寄回单", en: "Return slip" })}</h2>
      <dl className="b-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd data-user>{value || "—"}</dd>
          </div>
        ))}
      </dl>
      <ul data-user>
        {of.goods.map((goods) => (
          <li key={goods}>{goods}</li>
        ))}
      </ul>
    </section>
  );
}

export default function SlipPage() {
  const say = useSay();
  const id = useParam("id");
  const { data, error } = useAsk<Slip>(`/b/api/after_sales/${id}/slip`);
  const [name, setName] = useState<string | null>(null);
  const [contact, setContact] = useState<string | null>(null);
  const shown = { name: name ?? data?.customer_name ?? "", contact: contact ?? data?.contact ?? "" };
  return (
    <Screen title={say({ zh: "打印寄回单", en: "Return slip" })} back={`/after_sales/${id}`}>
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <div className="b-card b-form a-unprinted">
            <Field label={say({ zh: "姓名", en: "Name" })}>
              {(at) => <input id={at} maxLength={30} value={shown.name} onChange={(e) => setName(e.target.value)} />}
            </Field>
            <Field label={say({ zh: "联系方式", en: "Phone" })}>
              {(at) => (
                <input id={at} maxLength={30} value={shown.contact} onChange={(e) => setContact(e.target.value)} />
              )}
            </Field>
          </div>
          <Sheet of={data} {...shown} />
          <Button main className="a-unprinted" onClick={() => print()}>
            {say({ zh: "打印", en: "Print" })}
          </Button>
        </>
      )}
    </Screen>
  );
}
