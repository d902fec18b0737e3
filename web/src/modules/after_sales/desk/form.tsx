/** What the forms of steps have in common: amount, effect and deadline on top, one button below. */
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/kernel/ui/semi";
import { type Asking, type FormProps, Stake } from "@/kernel/ui/steps";
import { useBoth, useWords } from "@/kernel/words/words";

type Props = Pick<FormProps, "step" | "close" | "submit"> & {
  stake?: Asking;
  body: () => Record<string, unknown>;
  ready?: boolean;
  danger?: boolean;
  children?: ReactNode;
};

export function StepForm({ step, close, submit, stake, body, ready = true, danger = false, children }: Props) {
  const t = useWords();
  const both = useBoth();
  const [busy, setBusy] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    void submit(body()).finally(() => setBusy(false));
  };
  return (
    <form className="form" onSubmit={send}>
      {stake && <Stake of={stake} />}
      {children}
      <div className="form-acts">
        <Button type="tertiary" onClick={close}>
          {t("cancel")}
        </Button>
        <Button theme="solid" type={danger ? "danger" : "primary"} htmlType="submit" disabled={!ready} aria-busy={busy}>
          {both(step)}
        </Button>
      </div>
    </form>
  );
}
