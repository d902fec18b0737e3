import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "orders",
  routes: [
    { path: "/orders", page: () => import("./list"), title: { zh: "订单", en: "Orders" }, order: 30 },
    { path: "/orders/new/$sku", page: () => import("./place"), title: { zh: "确认订单", en: "Your order" } },
    { path: "/orders/$id", page: () => import("./order"), title: { zh: "订单详情", en: "Order" } },
  ],
};
export default manifest;
