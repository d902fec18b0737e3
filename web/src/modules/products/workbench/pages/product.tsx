import { sees, useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import { Go, useParam } from "@/kernel/ui/link";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Picture } from "@/kernel/ui/picture";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Table } from "@/kernel/ui/table";
import { Money, Tag, User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Product, type Sku, useProduct, useShelve } from "../calls";
import { Prices, Shelf, Stock } from "../parts/pieces";
import "../products.css";

function ShelveButton({ product }: { product: Product }) {
  const t = useWords("products");
  const shelve = useShelve(product.id);
  const turn = (on: boolean) =>
    shelve.mutate(
      { on_shelf: on },
      {
        onSuccess: () =>
          toast("done", t(on ? "shelf.put" : "shelf.taken"), {
            label: t("undo"),
            perform: () => shelve.mutate({ on_shelf: !on }),
          }),
      },
    );
  return (
    <>
      <ErrorNote error={shelve.error} module="products" />
      <Button
        theme={product.on_shelf ? "light" : "solid"}
        aria-busy={shelve.isPending}
        onClick={() => turn(!product.on_shelf)}
      >
        {t(product.on_shelf ? "shelf.take" : "shelf.do")}
      </Button>
    </>
  );
}

function Skus({ skus }: { skus: Sku[] }) {
  const t = useWords("products");
  return (
    <Table<Sku>
      label={t("skus.title")}
      rows={skus}
      rowKey={(s) => s.id}
      columns={[
        {
          key: "spec",
          title: t("skus.spec"),
          cell: (s) => (
            <span className="row">
              <Picture src={s.image} name={s.spec} size={32} />
              <User>{s.spec}</User>
            </span>
          ),
        },
        { key: "code", title: t("skus.code"), cell: (s) => (s.code ? <Copy text={s.code} /> : "—") },
        { key: "price", title: t("col.price"), align: "right", cell: (s) => <Money fen={s.price_fen} strong /> },
        {
          key: "stock",
          title: t("col.stock"),
          align: "right",
          cell: (s) => (s.stock ? <span className="num">{s.stock}</span> : <Tag tone="red">{t("stock.none")}</Tag>),
        },
      ]}
    />
  );
}

function Body({ product }: { product: Product }) {
  const t = useWords("products");
  const promise = product.promise_hours ? t("promise.hours", { n: product.promise_hours }) : t("promise.default");
  const attributes = Object.entries(product.attributes);
  return (
    <div className="split">
      <div className="stack">
        <Sheet title={t("skus.title")}>
          <Skus skus={product.skus} />
        </Sheet>
        <Sheet title={t("attributes.title")}>
          {attributes.length === 0 ? (
            <Nothing title={t("attributes.none")} />
          ) : (
            <Facts own columns={2} of={attributes.map(([name, value]) => [name, <User key={name}>{value}</User>])} />
          )}
        </Sheet>
      </div>
      <div className="stack">
        <Sheet title={t("facts.title")} acts={<Shelf on={product.on_shelf} />}>
          <div className="stack">
            <Picture src={product.images[0]} name={product.title} size={160} />
            <Facts
              columns={1}
              of={[
                [t("facts.number"), <Copy key="n" text={product.product_no} />],
                [t("col.category"), <User key="c">{product.category || "—"}</User>],
                [t("col.price"), <Prices key="p" product={product} />],
                [t("facts.freight"), <Money key="f" fen={product.freight_fen} />],
                [t("col.stock"), <Stock key="s" product={product} />],
                [t("facts.promise"), promise],
                [t("facts.custom"), product.custom_made ? t("yes") : t("no")],
              ]}
            />
            <Go to="/orders" search={{ product: product.product_no }}>
              {t("orders")}
            </Go>
          </div>
        </Sheet>
      </div>
    </div>
  );
}

export default function ProductPage() {
  const t = useWords("products");
  const { data, error, refetch } = useProduct(useParam("id"));
  const may = sees(useMe(), "products.manage");
  return (
    <Page
      title={data?.title ?? t("one")}
      own={data !== undefined}
      back={{ to: "/products", label: t("title") }}
      acts={data && may && <ShelveButton product={data} />}
    >
      {data ? (
        <Body product={data} />
      ) : (
        <Sheet>
          {error ? <Failed error={error} again={() => void refetch()} module="products" /> : <Waiting rows={8} />}
        </Sheet>
      )}
    </Page>
  );
}
