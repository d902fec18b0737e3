import { useAsk } from "@/kernel/ask";
import { useTones } from "@/kernel/desk/manifests";
import { yuan } from "@/kernel/money";
import { Go, useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet, Tiles } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Case, Portrait } from "./calls";
import { Opportunities } from "./opportunities";
import "./customers.css";

type Named = { code: string; label_zh: string; label_en: string };
const NONE: Named[] = [];

function Cases({ of }: { of: Case[] }) {
  const t = useWords("customers");
  const both = useBoth();
  const toneOf = useTones("after_sales");
  const { data } = useAsk<{ kinds: Named[]; states: Named[] }>(of.length > 0 ? "/api/after_sales/choices" : null);
  const named = (all: Named[] | undefined, code: string) => {
    const found = (all ?? NONE).find((one) => one.code === code);
    return found ? both(found) : "…";
  };
  return (
    <Sheet title={t("cases")}>
      {of.length === 0 && <Nothing title={t("no_cases")} />}
      <ul className="rows cu-rows">
        {of.map((c) => (
          <li key={c.id}>
            <Go to={`/after_sales/${c.id}`}>
              <User>{c.number}</User>
            </Go>
            <span>{named(data?.kinds, c.kind)}</span>
            <Tag tone={toneOf(c.status)}>{named(data?.states, c.status)}</Tag>
            <Money fen={c.amount_fen} strong />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Real rows of the other modules, each a link to its own page. */
function Rows({ of }: { of: Portrait }) {
  const t = useWords("customers");
  return (
    <>
      <Sheet title={t("orders")}>
        {of.orders.length === 0 && <Nothing title={t("no_orders")} />}
        <ul className="rows cu-rows">
          {of.orders.map((o) => (
            <li key={o.id}>
              <Go to={`/orders/${o.id}`}>
                <User>{o.order_no}</User>
              </Go>
              <User>{o.lines.map((l) => `${l.title} ${l.sku} ×${l.pieces}`).join("; ")}</User>
              <When at={o.placed_at} />
              <Money fen={o.paid_fen} strong />
            </li>
          ))}
        </ul>
      </Sheet>
      <Cases of={of.cases} />
      <Sheet title={t("conversations")}>
        {of.conversations.length === 0 && <Nothing title={t("no_conversations")} />}
        <ul className="rows cu-rows">
          {of.conversations.map((c) => (
            <li key={c.id}>
              <Go to={`/conversations/${c.id}`}>
                <When at={c.opened_at} />
              </Go>
              <User>{c.last_text}</User>
              <User>{c.owner_name}</User>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t("looked_at")}>
        {of.looked_at.length === 0 && <Nothing title={t("no_looks")} />}
        <ul className="rows cu-rows">
          {of.looked_at.map(({ at, product }) => (
            <li key={product.id}>
              <When at={at} />
              <Go to={`/products/${product.id}`}>
                <User>{product.title}</User>
              </Go>
              <span />
              <Money fen={product.price_fen} strong />
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

export default function Customer() {
  const t = useWords("customers");
  const id = useParam("id");
  const { data, error, refetch } = useAsk<Portrait>(`/api/customers/${id}`);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="customers" />;
  if (!data) return <Waiting />;
  return (
    <Page title={data.buyer.name} own back={{ to: "/customers", label: t("title") }}>
      <Tiles
        of={[
          { label: t("orders"), value: data.orders.length },
          { label: t("paid"), value: yuan(data.paid_fen) },
          { label: t("refunded"), value: yuan(data.refunded_fen) },
          {
            label: t("open_cases"),
            value: data.open_cases.length,
            tone: data.open_cases.length > 0 ? "warn" : "plain",
          },
        ]}
      />
      <Sheet title={t("at_hand")}>
        <Facts
          of={[
            [t("phone"), data.buyer.phone_masked || null],
            [t("last_specs"), <User key="specs">{data.last_specs.join("; ") || "—"}</User>],
          ]}
        />
      </Sheet>
      <Opportunities buyer={id} of={data.opportunities} />
      <Rows of={data} />
    </Page>
  );
}
