import type { Manifest } from "@/kernel/manifest";
import { IconShoppingBag } from "@/kernel/ui/icons";

const manifest: Manifest = {
  module: "products",
  icon: <IconShoppingBag />,
  routes: [
    {
      path: "/products",
      page: () => import("./pages/list"),
      title: { zh: "商品", en: "Products" },
      permission: "products.view",
    },
    {
      path: "/products/new",
      page: () => import("./pages/create"),
      title: { zh: "新建商品", en: "New product" },
      permission: "products.manage",
    },
    {
      path: "/products/$id",
      page: () => import("./pages/product"),
      title: { zh: "商品详情", en: "Product" },
      permission: "products.view",
    },
  ],
  slots: [{ slot: "message.card.products.product", part: () => import("./parts/card") }],
};
export default manifest;
