import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "products",
  routes: [
    { path: "/shop", page: () => import("./shelf"), title: { zh: "商品", en: "Shop" }, order: 20 },
    { path: "/shop/$id", page: () => import("./product"), title: { zh: "商品详情", en: "Product" } },
  ],
};
export default manifest;
