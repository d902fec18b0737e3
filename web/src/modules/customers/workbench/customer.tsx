import { useAsk } from "@/kernel/ask";
import { yuan } from "@/kernel/money";
import { Go, useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet, Tiles } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Money, User, When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Portrait } from "./calls";
import { Opportunities } from "./opportunities";

/** Real rows of the other modules, each a link to its own page. */
function Rows({ of }: { of: Portrait }) {
  const t = useWords("customers");
  return (
    <>
      <Sheet title={t("orders")}>
        {of.orders.length === 0 && <Nothing title={t("no_orders")} />}
        <ul className="rows">
          {of.orders.map((o) => (
            <li key={o.id}>
              <Go to={`/orders/${o.id}`}>
                <User>{o.order_no}</User>
              </Go>{" "}
              <User>{o.lines.map((l) => `${l.title} ${l.sku} ×${l.pieces}`).join("; ")}</User>{" "}
              <Money fen={o.paid_fen} /> <When at={o.placed_at} />
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t("cases")}>
        {of.cases.length === 0 && <Nothing title={t("no_cases")} />}
        <ul className="rows">
          {of.cases.map((c) => (
            <li key={c.id}>
              <Go to={`/after_sales/${c.id}`}>
                <User>{c.number}</User>
              </Go>{" "}
              <User>{c.goods}</User> <Money fen={c.amount_fen} />
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t("conversations")}>
        {of.conversations.length === 0 && <Nothing title={t("no_conversations")} />}
        <ul className="rows">
          {of.conversations.map((c) => (
            <li key={c.id}>
              <Go to={`/conversations/${c.id}`}>
                <When at={c.opened_at} />
              </Go>{" "}
              <User>{c.owner_name}</User> <User>{c.last_text}</User>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t("looked_at")}>
        {of.looked_at.length === 0 && <Nothing title={t("no_looks")} />}
        <ul className="rows">
          {of.looked_at.map(({ at, product }) => (
            <li key={product.id}>
              <Go to={`/products/${product.id}`}>
                <User>{product.title}</User>
              </Go>{" "}
              <Money fen={product.price_fen} /> <When at={at} />
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
    <Page title={data.buyer.name} back={{ to: "/customers", label: t("title") }}>
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
