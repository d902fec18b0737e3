/** How many conversations one takes at the same time: a whole number, one's own to set. */
import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type AgentView, LEAST, MOST, useMyCapacity } from "../calls";

/** Of somebody who has not chosen yet. */
const USUAL = 10;

export function CapacityField({ desk }: { desk: AgentView | null }) {
  const t = useWords("routing");
  const id = useId();
  const set = useMyCapacity();
  const kept = desk?.capacity ?? null;
  const [typed, setTyped] = useState(String(kept ?? ""));
  useEffect(() => setTyped(String(kept ?? "")), [kept]);
  const wanted = Number(typed);
  const good = Number.isInteger(wanted) && wanted >= LEAST && wanted <= MOST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!good) return;
    set.mutate({ capacity: wanted }, { onSuccess: () => toast("done", t("capacity.saved", { n: wanted })) });
  };
  return (
    <form className="ro-capacity" onSubmit={submit}>
      <label htmlFor={id}>{t("capacity.mine")}</label>
      <div className="row">
        <input
          id={id}
          type="number"
          min={LEAST}
          max={MOST}
          step={1}
          value={typed}
          placeholder={String(USUAL)}
          aria-describedby={`${id}-hint`}
          aria-invalid={typed !== "" && !good}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button htmlType="submit" size="small" disabled={!good || wanted === kept || set.isPending}>
          {t("capacity.save")}
        </Button>
      </div>
      <small id={`${id}-hint`} className="sub">
        {t("capacity.hint", { least: LEAST, most: MOST })}
      </small>
      <ErrorNote error={set.error} module="routing" />
    </form>
  );
}
