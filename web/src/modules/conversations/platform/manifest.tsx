import type { Manifest } from "@/kernel/manifest";
import { IconComment } from "@/kernel/ui/icons";

export default {
  module: "conversations",
  icon: <IconComment aria-hidden="true" />,
  label: { zh: "商家咨询", en: "Merchants' questions" },
  routes: [
    {
      path: "/conversations",
      page: () => import("./reception"),
      title: { zh: "商家咨询", en: "Merchants' questions" },
      permission: "conversations.view",
      wide: true,
    },
    {
      path: "/conversations/$id",
      page: () => import("../workbench/pages/one"),
      title: { zh: "会话", en: "Conversation" },
      permission: "conversations.view",
      wide: true,
    },
  ],
} satisfies Manifest;
