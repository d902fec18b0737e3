import type { BuyerManifest } from "@/kernel/buyer/manifest";

const card = () => import("./card");

const manifest: BuyerManifest = {
  module: "service_requests",
  routes: [
    {
      path: "/service_requests",
      page: () => import("./list"),
      title: { zh: "向平台反馈", en: "Told to the platform" },
      hidden: true,
    },
    { path: "/service_requests/raise/$order", page: () => import("./raise"), title: { zh: "反馈", en: "Tell" } },
    { path: "/service_requests/$id", page: () => import("./request"), title: { zh: "反馈详情", en: "Request" } },
  ],
  cards: { survey: card },
};
export default manifest;
