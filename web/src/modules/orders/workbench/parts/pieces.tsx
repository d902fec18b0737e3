/** Small pieces of an order that stand in several places. */

import { Countdown, Explanation } from "@/kernel/ui/clocks";
import { IconFlag } from "@/kernel/ui/icons";
import { Picture } from "@/kernel/ui/picture";
import { Popover } from "@/kernel/ui/semi";
import { ErrorNote, Waiting } from "@/kernel/ui/states";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type Line, type Order, toneOf, useOrder } from "../calls";

export function Status({ order }: { order: Pick<Order, "status" | "status_zh" | "status_en"> }) {
  const { zh } = useLanguage();
  return <Tag tone={toneOf(order.status)}>{zh ? order.status_zh : order.status_en}</Tag>;
}

export function Flag({ flag, memo }: { flag: string; memo: string }) {
  const t = useWords("orders");
  if (!flag && !memo) return null;
  const name = flag ? t(`flag.${flag}`) : t("note.title");
  return (
    <span className="orders-memo" title={memo || name}>
      <IconFlag className={`orders-flag orders-flag-${flag || "none"}`} aria-label={name} />
      {memo && <User>{memo}</User>}
    </span>
  );
}

export function LineBrief({ line, size = 40 }: { line: Line; size?: number }) {
  return (
    <div className="orders-line">
      <Picture src={line.image} name={line.title} size={size} />
      <div className="orders-line-text">
        <User block>
          <span className="ell" title={line.title}>
            {line.title}
          </span>
        </User>
        <span className="sub ell">
          <User>{line.sku}</User> ×{line.pieces}
        </span>
      </div>
    </div>
  );
}

/** The first lines of an order; how many more there are is said in words. */
export function Lines({ lines, most = 2 }: { lines: Line[]; most?: number }) {
  const t = useWords("orders");
  return (
    <div className="orders-lines">
      {lines.slice(0, most).map((line) => (
        <LineBrief key={line.id} line={line} />
      ))}
      {lines.length > most && <span className="sub">{t("more_lines", { n: lines.length - most })}</span>}
    </div>
  );
}

export function Amounts({ order }: { order: Order }) {
  const t = useWords("orders");
  const paid = order.paid_fen > 0;
  return (
    <div className="orders-amounts">
      <Money fen={paid ? order.paid_fen : order.payable_fen} strong />
      <span className="sub">{paid ? t("amount.paid") : order.cod ? t("amount.cod") : t("amount.payable")}</span>
      {order.refunded_fen > 0 && (
        <span className="sub orders-refunded">
          {t("amount.refunded")} <Money fen={order.refunded_fen} />
        </span>
      )}
    </div>
  );
}

/** Explained when asked: the reckoning is the record's own, the list brings only the instant. */
function Why({ id }: { id: string }) {
  const { data, error } = useOrder(id);
  if (error) return <ErrorNote error={error} module="orders" />;
  const clock = data?.clocks.find((c) => c.step === "overdue") ?? data?.clocks[0];
  return clock ? <Explanation of={clock} /> : <Waiting rows={3} />;
}

/** Until when the order must leave, and what follows when it does not. */
export function ShipBy({ order }: { order: Order }) {
  const t = useWords("orders");
  const both = useBoth();
  if (!order.due_by) return <span className="sub">—</span>;
  const start = order.paid_at ?? order.confirmed_at ?? order.placed_at;
  return (
    <Popover trigger="click" position="bottomLeft" content={<Why id={order.id} />}>
      <button
        type="button"
        className="plain"
        title={both({ zh: "查看时限如何计算", en: "How this deadline is computed" })}
      >
        <Countdown due={order.due_by} start={start} bar consequence={t("ship_by.consequence")} />
      </button>
    </Popover>
  );
}
