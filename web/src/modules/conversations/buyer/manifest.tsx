import type { BuyerManifest } from "@/kernel/buyer/manifest";

const manifest: BuyerManifest = {
  module: "conversations",
  routes: [{ path: "/chat", page: () => import("./chat"), title: { zh: "客服", en: "Chat" }, order: 10 }],
};
export default manifest;
