import { useActions } from "@/kernel/keys/use";
import { sees, useMe } from "@/kernel/session";
import type { Filter } from "@/kernel/ui/filters";
import { IconPlus } from "@/kernel/ui/icons";
import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Product } from "../calls";
import { Brief, Prices, Shelf, Stock } from "../parts/pieces";
import "../products.css";

function useColumns(): Column<Product>[] {
  const t = useWords("products");
  return [
    { key: "title", title: t("col.title"), cell: (p) => <Brief product={p} /> },
    { key: "category", title: t("col.category"), width: 140, cell: (p) => <User>{p.category || "—"}</User> },
    {
      key: "skus",
      title: t("col.skus"),
      width: 90,
      align: "right",
      cell: (p) => <span className="num">{p.skus.length}</span>,
    },
    { key: "price", title: t("col.price"), width: 180, align: "right", cell: (p) => <Prices product={p} /> },
    { key: "stock", title: t("col.stock"), width: 110, align: "right", cell: (p) => <Stock product={p} /> },
    { key: "shelf", title: t("col.shelf"), width: 110, cell: (p) => <Shelf on={p.on_shelf} /> },
    {
      key: "act",
      title: t("col.act"),
      width: 90,
      pin: true,
      cell: (p) => <Go to={`/products/${p.id}`}>{t("open")}</Go>,
    },
  ];
}

export default function Products() {
  const t = useWords("products");
  const go = useGo();
  const may = sees(useMe(), "products.manage");
  const columns = useColumns();
  useActions([
    {
      name: "products.new",
      words: { zh: "新建商品", en: "New product" },
      visible: () => may,
      perform: () => go("/products/new"),
    },
  ]);
  const filters: Filter[] = [
    { kind: "text", name: "q", label: t("filter.q"), width: 300 },
    {
      kind: "choice",
      name: "on_shelf",
      label: t("col.shelf"),
      options: [
        { value: "true", label: t("shelf.on") },
        { value: "false", label: t("shelf.off") },
      ],
    },
  ];
  const create = may && (
    <Button theme="solid" icon={<IconPlus />} onClick={() => go("/products/new")}>
      {t("new")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} acts={create}>
      <DataTable<Product>
        path="/api/products/"
        label={t("title")}
        columns={columns}
        filters={filters}
        open={(p) => go(`/products/${p.id}`)}
        empty={
          <Nothing title={t("none")} text={t("none_text")}>
            {create}
          </Nothing>
        }
        module="products"
      />
    </Page>
  );
}
