import type { Manifest } from "@/kernel/manifest";
import { IconTicketCode } from "@/kernel/ui/icons";

export default {
  module: "orders",
  icon: <IconTicketCode />,
  routes: [],
  slots: [
    {
      slot: "conversation.side",
      title: { zh: "订单", en: "Orders" },
      order: 10,
      permission: "orders.view",
      part: () => import("./parts/side"),
    },
    { slot: "conversation.composer", order: 20, permission: "orders.view", part: () => import("./parts/pick") },
    { slot: "message.card.orders.order", part: () => import("./parts/chat-card") },
  ],
} satisfies Manifest;
