/** Apply for an after-sale: what can be asked for, and how much, was computed by the house. */
import { type FormEvent, useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Money, Screen, Waiting } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import "./after-sales.css";
import { both, type KindOption, type LineOption, type Options, type WholeCase } from "./calls";
import { Pictures } from "./pictures";

function Kinds({ of, chosen, choose }: { of: KindOption[]; chosen: string; choose: (kind: string) => void }) {
  const say = useSay();
  return (
    <fieldset className="a-kinds">
      <legend>{say({ zh: "售后类型", en: "What do you want" })}</legend>
      {of.map((k) => (
        <label key={k.kind} className={k.open ? "" : "off"}>
          <input
            type="radio"
            name="kind"
            checked={k.kind === chosen}
            disabled={!k.open}
            onChange={() => choose(k.kind)}
          />
          <span>
            {say(both(k))}
            {!k.open && k.why && <em className="sub"> {k.why}</em>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Form({ options, line }: { options: Options; line: LineOption }) {
  const say = useSay();
  const first = line.kinds.find((k) => k.open)?.kind ?? "";
  const [kind, setKind] = useState(first);
  const [reason_code, setReason] = useState("");
  const [said, setSaid] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const most = line.kinds.find((k) => k.kind === kind)?.most_fen ?? 0;
  const apply = useDeed<unknown, WholeCase>({
    path: "/b/api/after_sales/",
    done: (made) => go(`/after_sales/${made.id}`, true),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const lines = [{ line_id: line.line_id }];
    apply.mutate({ order_id: options.order_id, kind, reason_code, lines, said, files });
  };
  return (
    <form className="b-card a-form" onSubmit={submit}>
      <Kinds
        of={line.kinds}
        chosen={kind}
        choose={(next) => {
          setKind(next);
          setReason("");
        }}
      />
      <Field label={say({ zh: "原因", en: "Reason" })}>
        {(id) => (
          <select id={id} value={reason_code} onChange={(e) => setReason(e.target.value)}>
            <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
            {(options.reasons[kind] ?? []).map((r) => (
              <option key={r.code} value={r.code}>
                {say(both(r))}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say({ zh: "说明(选填)", en: "What happened (optional)" })}>
        {(id) => <textarea id={id} rows={3} value={said} onChange={(e) => setSaid(e.target.value)} />}
      </Field>
      <Pictures files={files} most={options.files_most} change={setFiles} />
      {most > 0 && (
        <p>
          {say({ zh: "可退金额", en: "You can get back" })} <b data-refundable>{<Money fen={most} />}</b>
        </p>
      )}
      <ErrorNote error={apply.error} />
      <Button main type="submit" busy={apply.isPending} disabled={!kind || !reason_code}>
        {say({ zh: "提交申请", en: "Apply" })}
      </Button>
    </form>
  );
}

export default function Apply() {
  const say = useSay();
  const order = useParam("order");
  const { data, error } = useAsk<Options>(`/b/api/after_sales/options/${order}`);
  const [chosen, setChosen] = useState("");
  const line = data?.lines.find((l) => l.line_id === chosen) ?? data?.lines[0];
  return (
    <Screen title={say({ zh: "申请售后", en: "After-sales" })} back={`/orders/${order}`}>
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <fieldset className="b-card a-kinds">
          <legend>{say({ zh: "哪件商品", en: "Which item" })}</legend>
          {data.lines.map((l) => (
            <label key={l.line_id}>
              <input
                type="radio"
                name="line"
                checked={l.line_id === line?.line_id}
                onChange={() => setChosen(l.line_id)}
              />
              <span data-user>
                {l.title} {l.sku} ×{l.pieces}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {line?.case_id && (
        <p className="b-card">
          {say({ zh: "这件商品已有进行中的售后。", en: "A case about this item is open." })}{" "}
          <Go to={`/after_sales/${line.case_id}`}>{say({ zh: "去看看", en: "Open it" })}</Go>
        </p>
      )}
      {data && line && !line.case_id && <Form key={line.line_id} options={data} line={line} />}
    </Screen>
  );
}
