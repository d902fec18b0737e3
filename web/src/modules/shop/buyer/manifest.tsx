import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "shop",
  routes: [
    {
      path: "/service",
      page: () => import("./service"),
      title: { zh: "售后政策", en: "After-sales rules" },
      hidden: true,
    },
  ],
};
export default manifest;
