import type { Manifest } from "@/kernel/manifest";
import { IconUndo } from "@/kernel/ui/icons";
import { toneOf } from "../desk/meaning";
import { useWaitingBadge } from "./badge";

const manifest: Manifest = {
  module: "after_sales",
  icon: <IconUndo />,
  routes: [
    {
      path: "/after_sales",
      page: () => import("./pages/list"),
      title: { zh: "售后工作台", en: "After-sales" },
      permission: "after_sales.view",
    },
    {
      path: "/after_sales/points",
      page: () => import("./pages/points"),
      title: { zh: "官方服务点", en: "Service points" },
      permission: "after_sales.view",
    },
    {
      path: "/after_sales/$id",
      page: () => import("./pages/case"),
      title: { zh: "售后详情", en: "Case" },
      permission: "after_sales.view",
    },
    {
      path: "/after_sales/$id/slip",
      page: () => import("./pages/slip"),
      title: { zh: "寄回单", en: "Return slip" },
      permission: "after_sales.view",
    },
  ],
  slots: [
    { slot: "order.detail", order: 20, permission: "after_sales.view", part: () => import("./parts/of-order") },
    { slot: "order.side", order: 10, permission: "after_sales.view", part: () => import("./parts/side") },
    { slot: "message.card.after_sales.case", part: () => import("./parts/card") },
  ],
  useBadge: useWaitingBadge,
  toneOf,
};
export default manifest;
