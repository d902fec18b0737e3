/** A case in few lines, with its steps: in the chat, and beside an order. */
import { Go } from "@/kernel/ui/link";
import { Amount, Left, Status, Stepped, useLabel } from "../../desk/pieces";
import type { Row } from "../calls";
import { CaseSteps } from "./steps";

export function Brief({ of, show = 2 }: { of: Row; show?: number }) {
  const label = useLabel();
  return (
    <>
      <div className="row">
        <Go to={`/after_sales/${of.id}`} className="link num">
          {of.number}
        </Go>
        <span className="grow" />
        <Stepped of={of} />
        <Status of={of} />
      </div>
      <div className="row">
        <b>{label(of, "kind")}</b>
        <span className="sub">{label(of, "reason")}</span>
        <span className="grow" />
        <Amount of={of} />
      </div>
      <Left of={of} />
      <CaseSteps of={of} size="small" show={show} />
    </>
  );
}
