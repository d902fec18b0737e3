import type { Badge, Manifest } from "@/kernel/manifest";
import { IconComment } from "@/kernel/ui/icons";
import { useWaitingBadge } from "./badge";

const useBadge = (): Badge | null => useWaitingBadge();

export default {
  module: "conversations",
  icon: <IconComment aria-hidden="true" />,
  routes: [
    {
      path: "/conversations",
      page: () => import("./pages/reception"),
      title: { zh: "会话接待", en: "Conversations" },
      permission: "conversations.view",
      wide: true,
    },
    {
      path: "/conversations/settings",
      page: () => import("./pages/settings"),
      title: { zh: "接待设置", en: "Reception settings" },
      permission: "conversations.supervise",
    },
    {
      path: "/conversations/platform",
      page: () => import("./pages/platform"),
      title: { zh: "联系商服", en: "Ask the platform" },
      permission: "conversations.ask",
      wide: true,
    },
    {
      path: "/conversations/$id",
      page: () => import("./pages/one"),
      title: { zh: "会话", en: "Conversation" },
      permission: "conversations.view",
      wide: true,
    },
  ],
  slots: [
    { slot: "buyer.talk", permission: "conversations.view", part: () => import("./parts/talk") },
    { slot: "shell.help", permission: "conversations.ask", part: () => import("./parts/ask-entry") },
  ],
  useBadge,
} satisfies Manifest;
