/** Every step of the shop: what it costs and brings is said before it is taken. */
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/kernel/http";
import { type Asking, type FormProps, Steps } from "@/kernel/ui/steps";
import { type Say, useWords } from "@/kernel/words/words";
import { clockOf } from "../../desk/meaning";
import { BACK_KINDS } from "../../desk/types";
import { casePath, type Row } from "../calls";
import { AgreeReturn, AgreeUnreturned, Refuse } from "../forms/answer";
import { CancelInErp, GiveAddress, Inspect, Ship } from "../forms/goods";
import { Intervene, SmallPayment, SubmitEvidence } from "../forms/platform";

const MAIN = ["agree", "refund", "confirm_receipt", "ship", "give_address", "submit_evidence"];
const PLAIN = [
  "convert_to_refusal",
  "intercept",
  "report_lost",
  "goods_left",
  "suggest_type",
  "extend",
  "cancel_intervention",
];

function stakes(of: Row, t: Say): Record<string, Asking> {
  const due = clockOf(of)?.due;
  const by = due ? { due } : {};
  const fen = of.amount_fen > 0 ? { fen: of.amount_fen } : {};
  const plain = Object.fromEntries(PLAIN.map((name) => [name, { effect: t(`effect.${name}`), ...by }]));
  return {
    ...plain,
    agree: { ...fen, effect: t(`effect.agree_${of.kind}`), ...by },
    agree_unreturned: { ...fen, effect: t("effect.agree_unreturned"), ...by, danger: true },
    refund: { ...fen, effect: t("effect.refund"), ...by },
    confirm_receipt: { ...fen, effect: t(`effect.confirm_${of.kind === "return_refund" ? "money" : "swap"}`), ...by },
    refuse: { effect: t("effect.refuse"), ...by },
    refuse_second: { effect: t("effect.refuse_second"), ...by },
    small_payment: { effect: t("effect.small_payment") },
    ship: { effect: t("effect.ship"), ...by },
    give_address: { effect: t("effect.give_address"), ...by },
    cancel_in_erp: { effect: t("effect.cancel_in_erp") },
    intervene: { effect: t("effect.intervene") },
  };
}

type Part = (props: FormProps) => React.ReactNode;

function formsOf(of: Row, asking: Record<string, Asking>): Record<string, Part> {
  const own = (name: string) => ({ of, ...(asking[name] ? { stake: asking[name] } : {}) });
  const stage = of.source === "platform" ? "platform" : "request";
  const forms: Record<string, Part> = {
    agree_unreturned: (form) => <AgreeUnreturned {...form} {...own("agree_unreturned")} />,
    refuse: (form) => <Refuse {...form} {...own("refuse")} stage={stage} />,
    refuse_second: (form) => <Refuse {...form} {...own("refuse_second")} stage="return" />,
    cancel_in_erp: (form) => <CancelInErp {...form} {...own("cancel_in_erp")} />,
    small_payment: (form) => <SmallPayment {...form} {...own("small_payment")} />,
    give_address: (form) => <GiveAddress {...form} {...own("give_address")} />,
    inspect: (form) => <Inspect {...form} of={of} />,
    ship: (form) => <Ship {...form} {...own("ship")} />,
    intervene: (form) => <Intervene {...form} {...own("intervene")} />,
    submit_evidence: (form) => <SubmitEvidence {...form} of={of} />,
  };
  if (BACK_KINDS.includes(of.kind)) forms.agree = (form) => <AgreeReturn {...form} {...own("agree")} />;
  return forms;
}

type Props = { of: Row; show?: number; size?: "small" | "default"; only?: string };

export function CaseSteps({ of, show = 3, size = "default", only }: Props) {
  const t = useWords("after_sales");
  const queries = useQueryClient();
  const asking = stakes(of, t);
  const steps = only ? of.steps.filter((s) => s.name === only) : of.steps;
  if (steps.length === 0) return null;
  const first = steps.find((s) => s.open && MAIN.includes(s.name));
  return (
    <Steps
      of={{ id: of.id, steps }}
      show={show}
      size={size}
      module="after_sales"
      primary={first ? [first.name] : []}
      confirm={asking}
      forms={formsOf(of, asking)}
      perform={(step, key, body) => call("POST", casePath(of.id, step.name), { version: of.version, ...body }, { key })}
      done={() => {
        void queries.invalidateQueries({ queryKey: ["after_sales"] });
        void queries.invalidateQueries({ queryKey: ["orders"] });
      }}
    />
  );
}
