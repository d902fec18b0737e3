/** In a form that asks for proof: what hangs on the order already is handed in with a click. */
import { useState } from "react";
import type { SlotProps } from "@/kernel/slots";
import { IconLink } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { useBoth, useWords } from "@/kernel/words/words";
import { isOurs, useEvidence } from "../calls";
import { Line } from "./item";

export default function Pick({ order, value, most, onChange }: SlotProps<"files.of_order">) {
  const t = useWords("evidence");
  const both = useBoth();
  const [open, setOpen] = useState(false);
  const { data } = useEvidence(order);
  const items = (data?.items ?? []).filter(isOurs);
  if (items.length === 0) return null;
  const toggle = (file: string, on: boolean) =>
    onChange(on ? [...value, file] : value.filter((other) => other !== file));
  return (
    <div className="stack-s">
      <span>
        <Button
          size="small"
          theme="borderless"
          icon={<IconLink aria-hidden="true" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t("pick.open", { n: items.length })}
        </Button>
      </span>
      {open && (
        <ul className="ev-list ev-pick" aria-label={t("pick.title")}>
          {items.map((of) => {
            const file = of.file?.id ?? "";
            const on = value.includes(file);
            const full = !on && value.length >= most;
            return (
              <li key={of.id} className="row">
                <ul className="grow">
                  <Line of={of} />
                </ul>
                <Button
                  size="small"
                  disabled={full}
                  aria-pressed={on}
                  aria-label={`${t(on ? "pick.drop" : "pick.take")} ${both(of)}`}
                  onClick={() => toggle(file, !on)}
                >
                  {t(on ? "pick.drop" : "pick.take")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
