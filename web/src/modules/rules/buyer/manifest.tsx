import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "rules",
  routes: [{ path: "/rules", page: () => import("./announcements"), title: { zh: "规则", en: "Rules" }, hidden: true }],
};
export default manifest;
