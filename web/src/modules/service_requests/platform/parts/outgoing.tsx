/** Written in the evening, sent when the hours of sending begin. */
import { useAsk } from "@/kernel/ask";
import { Sheet } from "@/kernel/ui/page";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "../../desk/choices";
import { LevelTag } from "../../desk/pieces";
import type { Level } from "../../desk/types";
import { OUTGOING } from "../calls";

type Waiting = {
  id: string;
  shop_name: string;
  type: string;
  level: Level;
  demand: string;
  sends_at: string;
  by: string;
};

export function Outgoing() {
  const t = useWords("service_requests");
  const { type } = useNames();
  const { data } = useAsk<{ items: Waiting[] }>(OUTGOING);
  if (!data || data.items.length === 0) return null;
  return (
    <Sheet title={t("desk.outgoing")}>
      <ul className="rows">
        {data.items.map((one) => (
          <li key={one.id} className="row sr-wrap">
            <Tag tone="blue">
              <When at={one.sends_at} style="short" />
            </Tag>
            <b>{type(one.type)}</b>
            <LevelTag of={one} />
            <span className="sub ell grow">
              <User>{one.demand}</User>
            </span>
            <span className="sub">
              <User>
                {one.shop_name} · {one.by}
              </User>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
