import type { Manifest } from "@/kernel/manifest";
import { IconTicketCode } from "@/kernel/ui/icons";
import { useLateBadge } from "./badge";
import { toneOf } from "./calls";

export default {
  module: "orders",
  icon: <IconTicketCode />,
  routes: [
    {
      path: "/orders",
      page: () => import("./pages/list"),
      title: { zh: "订单管理", en: "Orders" },
      permission: "orders.view",
    },
    {
      path: "/orders/import",
      page: () => import("./pages/import"),
      title: { zh: "导入订单与售后单", en: "Import orders and cases" },
      permission: "orders.import",
    },
    {
      path: "/orders/import/$id",
      page: () => import("./pages/imported"),
      title: { zh: "导入结果", en: "Import" },
      permission: "orders.import",
    },
    {
      path: "/orders/$id",
      page: () => import("./pages/order"),
      title: { zh: "订单", en: "Order" },
      permission: "orders.view",
    },
  ],
  slots: [
    {
      slot: "conversation.side",
      title: { zh: "订单", en: "Orders" },
      order: 10,
      permission: "orders.view",
      part: () => import("./parts/side"),
    },
    { slot: "conversation.composer", order: 20, permission: "orders.view", part: () => import("./parts/pick") },
    { slot: "case.side", order: 10, permission: "orders.view", part: () => import("./parts/beside") },
    { slot: "message.card.orders.order", part: () => import("./parts/chat-card") },
  ],
  useBadge: useLateBadge,
  toneOf,
} satisfies Manifest;
