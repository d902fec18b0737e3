/** Small pieces of a case that stand in lists and on its page. */
import { ClockExplain, Countdown } from "@/kernel/ui/clocks";
import { Picture } from "@/kernel/ui/picture";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useLanguage, useWords } from "@/kernel/words/words";
import { clockOf, consequenceOf, isStepped, toneOf } from "./meaning";
import type { Head, Item } from "./types";

type Labelled = "status" | "kind" | "reason" | "source" | "intervention";

/** Picks the side of a label that came as `<name>_zh` and `<name>_en`. */
export function useLabel(): (of: Head, name: Labelled) => string {
  const { zh } = useLanguage();
  return (of, name) => of[`${name}_${zh ? "zh" : "en"}`];
}

export function Status({ of }: { of: Head }) {
  const label = useLabel();
  return <Tag tone={toneOf(of.status)}>{label(of, "status")}</Tag>;
}

export function Stepped({ of }: { of: Head }) {
  const t = useWords("after_sales");
  const label = useLabel();
  if (of.intervention === "none") return null;
  return (
    <Tag tone={isStepped(of) ? "solid-red" : "neutral"} title={label(of, "intervention")}>
      {isStepped(of) ? t("stepped", { what: label(of, "intervention") }) : label(of, "intervention")}
    </Tag>
  );
}

export function ItemBrief({ item, size = 40 }: { item: Item; size?: number }) {
  return (
    <div className="as-item">
      <Picture src={item.image} name={item.title} size={size} />
      <div className="as-item-text">
        <User block>
          <span className="ell" title={item.title}>
            {item.title}
          </span>
        </User>
        <span className="sub ell">
          <User>{item.sku}</User> ×{item.pieces}
        </span>
      </div>
    </div>
  );
}

export function Items({ of, most = 1 }: { of: Item[]; most?: number }) {
  const t = useWords("after_sales");
  return (
    <div className="stack-s">
      {of.slice(0, most).map((item) => (
        <ItemBrief key={item.line_id} item={item} />
      ))}
      {of.length > most && <span className="sub">{t("more_items", { n: of.length - most })}</span>}
    </div>
  );
}

/** Time left, a bar of it, and in words what happens then. */
export function Left({ of }: { of: Head }) {
  const t = useWords("after_sales");
  const clock = clockOf(of);
  if (!clock) return <span className="sub">—</span>;
  const consequence = t(consequenceOf(clock.step, of.kind));
  if (!clock.edition) return <Countdown due={clock.due} consequence={consequence} />;
  return <ClockExplain of={clock} bar consequence={consequence} />;
}

export function Amount({ of }: { of: Head }) {
  const t = useWords("after_sales");
  if (of.amount_fen === 0) return <span className="sub">{t("no_money")}</span>;
  return (
    <span className="as-amount">
      <Money fen={of.amount_fen} strong />
      {of.freight_fen > 0 && (
        <span className="sub">
          {t("with_freight")} <Money fen={of.freight_fen} />
        </span>
      )}
    </span>
  );
}
