import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "buyers",
  routes: [{ path: "/me", page: () => import("./me"), title: { zh: "我的", en: "Me" }, order: 50 }],
};
export default manifest;
