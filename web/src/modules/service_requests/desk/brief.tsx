/** A request in a few lines, beside an order or a chat. */
import { Go } from "@/kernel/ui/link";
import { Tag, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useNames } from "./choices";
import { Left, LevelTag, Status, Urges } from "./pieces";
import type { Row } from "./types";

export function Brief({ of }: { of: Row }) {
  const t = useWords("service_requests");
  const { type } = useNames();
  return (
    <article className="sr-brief" aria-label={of.number}>
      <div className="row">
        <Go to={`/service_requests/${of.id}`} className="link num">
          {of.number}
        </Go>
        <b>{type(of.type)}</b>
        {of.level !== "general" && <LevelTag of={of} />}
        <span className="grow" />
        <Urges of={of} />
        <Status of={of} />
      </div>
      <p className="ell2" title={of.demand}>
        <User>{of.demand}</User>
      </p>
      <div className="row">
        {of.status === "pending" && <Left of={of} />}
        {of.cycle > 1 && <Tag tone="red">{t("cycle", { n: of.cycle })}</Tag>}
        <span className="grow" />
        <span className="sub">
          <When at={of.created_at} style="short" />
        </span>
      </div>
    </article>
  );
}
