/** The steps of a conversation as the server offers them, each one deed however often it is pressed. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import type { Step } from "@/kernel/ask";
import { newKey, Problem } from "@/kernel/http";
import { Tooltip } from "@/kernel/ui/semi";
import { toast } from "@/kernel/ui/toast";
import { refusalText, useRefusal } from "@/kernel/words/refusal";
import { useBoth, useLanguage } from "@/kernel/words/words";
import { type Row, takeStep } from "../calls";
import { changeRows } from "../use";

export const stepOf = (row: Row, name: string): Step | undefined => row.steps.find((s) => s.name === name);

export type Take = (row: Row, step: string, body?: object) => Promise<boolean>;

/** Takes a step with the version one saw. What was refused is said in the corner. */
export function useTake(): { take: Take; busy: string | null } {
  const queries = useQueryClient();
  const say = useRefusal("conversations");
  const keys = useRef(new Map<string, string>());
  const [busy, setBusy] = useState<string | null>(null);
  const take: Take = async (row, step, body = {}) => {
    const slot = `${row.id} ${step} ${row.version}`;
    if (busy === slot) return false;
    const key = keys.current.get(slot) ?? newKey();
    keys.current.set(slot, key);
    setBusy(slot);
    try {
      const moved = await takeStep(row.id, step, { version: row.version, ...body }, key);
      changeRows(queries, (r) => (r.id === moved.id ? moved : r));
      void queries.invalidateQueries({ queryKey: ["conversations"] });
      return true;
    } catch (problem) {
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) keys.current.delete(slot);
      toast("error", say(problem));
      void queries.invalidateQueries({ queryKey: ["conversations"] });
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { take, busy };
}

/** Why a step is closed, in the page's language. */
export function useWhy(): (step: Step) => string {
  const { zh } = useLanguage();
  return ({ code, params, why }) =>
    refusalText({ code: code ?? undefined, params: params ?? {}, detail: why ?? "" }, zh, "conversations");
}

type ButtonProps = { step: Step | undefined; icon: ReactNode; label?: string; main?: boolean; press: () => void };

/** A step that is closed stays in its place and says why. */
export function StepButton({ step, icon, label, main = false, press }: ButtonProps) {
  const both = useBoth();
  const say = useWhy();
  if (!step) return null;
  const text = label ?? both(step);
  const why = step.open ? "" : say(step);
  const button = (
    <button
      type="button"
      className={`im-act ${main ? "im-main" : ""}`}
      aria-disabled={!step.open}
      data-step={step.name}
      onClick={() => step.open && press()}
    >
      {icon}
      <span className="im-act-text">{text}</span>
    </button>
  );
  return why ? <Tooltip content={why}>{button}</Tooltip> : button;
}
