import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "after_sales",
  routes: [
    { path: "/after_sales", page: () => import("./list"), title: { zh: "售后", en: "After-sales" }, order: 40 },
    {
      path: "/after_sales/apply/$order",
      page: () => import("./apply"),
      title: { zh: "申请售后", en: "Apply" },
    },
    { path: "/after_sales/$id/modify", page: () => import("./modify"), title: { zh: "修改申请", en: "Change" } },
    { path: "/after_sales/$id/slip", page: () => import("./slip"), title: { zh: "寄回单", en: "Slip" } },
    { path: "/after_sales/$id", page: () => import("./case"), title: { zh: "售后详情", en: "Case" } },
  ],
};
export default manifest;
