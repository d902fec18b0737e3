/** What a step needs to be told: the waybill of a return, the words for the platform. */
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button, ErrorNote, Field, Sheet } from "@/kernel/buyer/parts";
import { Pictures } from "@/kernel/buyer/pictures";
import { type Pair, useSay } from "@/kernel/buyer/words";
import { newKey } from "@/kernel/http";

export type Perform = (name: string, key: string, body?: Record<string, unknown>) => Promise<unknown>;
type Props = { perform: Perform; close: () => void };

const CARRIERS: Pair[] = [
  { zh: "顺丰速运", en: "SF Express" },
  { zh: "中通快递", en: "ZTO Express" },
  { zh: "圆通速递", en: "YTO Express" },
  { zh: "韵达快递", en: "Yunda Express" },
  { zh: "极兔速递", en: "J&T Express" },
  { zh: "京东快递", en: "JD Logistics" },
  { zh: "EMS", en: "EMS" },
];

/** One deed: the key stays the same while it has not succeeded, so that a second tap is not a second deed. */
function useOnce(name: string, { perform, close }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const send = (e: FormEvent, body: Record<string, unknown>) => {
    e.preventDefault();
    setBusy(true);
    perform(name, key, body)
      .then(close, (problem) => {
        setError(problem);
        setKey(newKey());
      })
      .finally(() => setBusy(false));
  };
  return { error, busy, send };
}

function Ends({
  error,
  busy,
  ready,
  children,
}: {
  error: unknown;
  busy: boolean;
  ready: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <ErrorNote error={error} />
      <Button main type="submit" busy={busy} disabled={!ready}>
        {children}
      </Button>
    </>
  );
}

export function Waybill(props: Props) {
  const say = useSay();
  const list = useId();
  const [carrier, setCarrier] = useState("");
  const [waybill, setWaybill] = useState("");
  const { error, busy, send } = useOnce("fill_waybill", props);
  const body = { carrier: carrier.trim(), waybill: waybill.replace(/\s/g, "") };
  return (
    <Sheet title={say({ zh: "填写退货运单", en: "Return waybill" })} close={props.close}>
      <form className="b-form" onSubmit={(e) => send(e, body)}>
        <Field label={say({ zh: "快递公司", en: "Carrier" })}>
          {(id) => <input id={id} list={list} value={carrier} onChange={(e) => setCarrier(e.target.value)} />}
        </Field>
        <datalist id={list}>
          {CARRIERS.map((c) => (
            <option key={c.en} value={say(c)} />
          ))}
        </datalist>
        <Field label={say({ zh: "运单号", en: "Waybill number" })}>
          {(id) => <input id={id} value={waybill} onChange={(e) => setWaybill(e.target.value)} autoComplete="off" />}
        </Field>
        <Ends error={error} busy={busy} ready={body.carrier !== "" && body.waybill !== ""}>
          {say({ zh: "提交", en: "Submit" })}
        </Ends>
      </form>
    </Sheet>
  );
}

export function Intervene(props: Props) {
  const say = useSay();
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const { error, busy, send } = useOnce("intervene", props);
  return (
    <Sheet title={say({ zh: "申请平台介入", en: "Ask the platform to step in" })} close={props.close}>
      <form className="b-form" onSubmit={(e) => send(e, { note, files })}>
        <p className="sub">
          {say({
            zh: "平台客服会查看双方的说明和凭证后作出判定。",
            en: "The platform looks at what both sides say and show, and decides.",
          })}
        </p>
        <Field label={say({ zh: "您的说明", en: "What you want to say" })}>
          {(id) => <textarea id={id} rows={3} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />}
        </Field>
        <Pictures files={files} most={4} change={setFiles} urls={{}} />
        <Ends error={error} busy={busy} ready={note.trim() !== ""}>
          {say({ zh: "申请介入", en: "Ask the platform" })}
        </Ends>
      </form>
    </Sheet>
  );
}
