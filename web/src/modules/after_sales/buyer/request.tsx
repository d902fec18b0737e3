/** What is asked for: the same form for a new request and for a changed one. Amounts come from the house. */
import { type FormEvent, type ReactNode, useState } from "react";
import { useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Money } from "@/kernel/buyer/parts";
import { Pictures } from "@/kernel/buyer/pictures";
import { addRefusals, useProblem, useSay } from "@/kernel/buyer/words";
import { Problem } from "@/kernel/http";
import { fenOf, yuan } from "@/kernel/money";
import { both, type KindOption, type LineOption, type Options, type WholeCase } from "./calls";

/** As one types it: no sign, no commas. */
const plain = (fen: number): string => yuan(fen).replace(/[¥,]/g, "");
addRefusals({
  unpaid: "The order is not paid, there is nothing to ask back",
  line_open: "A case about this item is open",
  nothing_left: "All of this item's money has gone back",
  not_shipped: "Not sent yet: ask for the money alone",
  shipped: "Already sent: choose another kind",
  over_refundable: "More than can go back",
});
const SAID = 500;
const NOT_YET = "refund_shipped"; // the one kind where it matters whether the parcel has come

export type Start = {
  kind: string;
  reason_code: string;
  amount_fen: number | null;
  freight: boolean;
  received: boolean;
  said: string;
  files: string[];
};

function Kinds({ of, chosen, choose }: { of: KindOption[]; chosen: string; choose: (kind: string) => void }) {
  const say = useSay();
  const why = useProblem();
  const closed = of.filter((k) => !k.open);
  return (
    <fieldset className="a-kinds">
      <legend>{say({ zh: "售后类型", en: "What do you want" })}</legend>
      {of
        .filter((k) => k.open)
        .map((k) => (
          <label key={k.kind}>
            <input type="radio" name="kind" checked={k.kind === chosen} onChange={() => choose(k.kind)} />
            <span>{say(both(k))}</span>
          </label>
        ))}
      {closed.length > 0 && (
        <details>
          <summary>{say({ zh: "为什么没有其他类型", en: "Why nothing else" })}</summary>
          {closed.map((k) => (
            <p key={k.kind} className="sub">
              {say(both(k))}: {why(new Problem({ code: k.code ?? "", detail: k.why ?? "" }))}
            </p>
          ))}
        </details>
      )}
    </fieldset>
  );
}

type AmountProps = { most: number; text: string; change: (text: string) => void };

function Amount({ most, text, change }: AmountProps) {
  const say = useSay();
  return (
    <Field
      label={say({ zh: "退款金额(元)", en: "Amount back (yuan)" })}
      hint={say({ zh: "最多可退 {n} 元", en: "Up to {n} yuan" }, { n: plain(most) })}
    >
      {(id) => <input id={id} inputMode="decimal" value={text} onChange={(e) => change(e.target.value)} />}
    </Field>
  );
}

type Props = {
  options: Options;
  line: LineOption;
  start?: Start;
  /** Where it goes, and what goes along with it. */
  path: string;
  more: Record<string, unknown>;
  urls?: WholeCase["file_urls"];
  done: (made: WholeCase) => void;
};

const BLANK: Start = {
  kind: "",
  reason_code: "",
  amount_fen: null,
  freight: false,
  received: false,
  said: "",
  files: [],
};

/** What is chosen so far, and what the house says of it. */
function useRequest(options: Options, line: LineOption, start: Start) {
  const open = line.kinds.filter((k) => k.open);
  const first = open.find((k) => k.kind === start.kind) ?? open[0];
  const [values, setValues] = useState({ ...start, kind: first?.kind ?? "" });
  const [amount, setAmount] = useState(start.amount_fen ? plain(start.amount_fen) : null);
  const most = line.kinds.find((k) => k.kind === values.kind)?.most_fen ?? 0;
  const text = amount ?? plain(most);
  const fen = fenOf(text) ?? 0;
  const reasons = options.reasons[values.kind] ?? [];
  const known = reasons.some((r) => r.code === values.reason_code);
  const fits = most === 0 || (fen > 0 && fen <= most);
  const freight_fen = most > 0 && values.freight ? options.freight_most_fen : 0;
  const { freight: _, amount_fen: __, ...said } = values;
  return {
    values,
    change: (part: Partial<Start>) => setValues({ ...values, ...part }),
    most,
    text,
    setAmount,
    reasons,
    reason: known ? values.reason_code : "",
    sum_fen: fits ? fen + freight_fen : 0,
    ready: values.kind !== "" && known && fits,
    body: { ...said, freight_fen, lines: [{ line_id: line.line_id, ...(most > 0 && { amount_fen: fen }) }] },
  };
}

type Chosen = ReturnType<typeof useRequest>;

function Sums({ of, options }: { of: Chosen; options: Options }) {
  const say = useSay();
  return (
    <>
      <Amount most={of.most} text={of.text} change={of.setAmount} />
      {options.freight_most_fen > 0 && (
        <Check checked={of.values.freight} change={(freight) => of.change({ freight })}>
          {say({ zh: "同时退运费", en: "The freight too," })} <Money fen={options.freight_most_fen} />
        </Check>
      )}
      {of.sum_fen > 0 && (
        <p className="a-sum">
          {say({ zh: "本次申请退款", en: "You ask for" })}{" "}
          <b data-refundable>
            <Money fen={of.sum_fen} />
          </b>
        </p>
      )}
    </>
  );
}

function Check({
  checked,
  change,
  children,
}: {
  checked: boolean;
  change: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="a-check">
      <input type="checkbox" checked={checked} onChange={(e) => change(e.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

function Reason({ of }: { of: Chosen }) {
  const say = useSay();
  return (
    <Field label={say({ zh: "原因", en: "Reason" })}>
      {(id) => (
        <select id={id} value={of.reason} onChange={(e) => of.change({ reason_code: e.target.value })}>
          <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
          {of.reasons.map((r) => (
            <option key={r.code} value={r.code}>
              {say(both(r))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Request({ options, line, start, path, more, urls, done }: Props) {
  const say = useSay();
  const of = useRequest(options, line, start ?? BLANK);
  const send = useDeed<unknown, WholeCase>({ path, done });
  const { values, change, most } = of;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    send.mutate({ ...more, ...of.body });
  };
  return (
    <form className="b-card b-form" onSubmit={submit}>
      <Kinds of={line.kinds} chosen={values.kind} choose={(kind) => change({ kind })} />
      <Reason of={of} />
      {values.kind === NOT_YET && (
        <Check checked={values.received} change={(received) => change({ received })}>
          {say({ zh: "我已收到商品", en: "I have received the goods" })}
        </Check>
      )}
      <Field label={say({ zh: "说明(选填)", en: "What happened (optional)" })}>
        {(id) => (
          <textarea
            id={id}
            rows={3}
            maxLength={SAID}
            value={values.said}
            onChange={(e) => change({ said: e.target.value })}
          />
        )}
      </Field>
      <Pictures
        files={values.files}
        most={options.files_most}
        change={(files) => change({ files })}
        urls={urls ?? {}}
      />
      {most > 0 && <Sums of={of} options={options} />}
      <ErrorNote error={send.error} />
      <Button main type="submit" busy={send.isPending} disabled={!of.ready}>
        {start ? say({ zh: "提交修改", en: "Change it" }) : say({ zh: "提交申请", en: "Apply" })}
      </Button>
    </form>
  );
}
