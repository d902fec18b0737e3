import type { Manifest } from "@/kernel/manifest";
import { IconBranch } from "@/kernel/ui/icons";

export default {
  module: "routing",
  icon: <IconBranch aria-hidden="true" />,
  routes: [
    {
      path: "/routing",
      page: () => import("./pages/desk"),
      title: { zh: "分流设置", en: "Routing" },
      permission: "routing.view",
    },
  ],
  slots: [
    { slot: "shell.presence", part: () => import("./parts/presence") },
    { slot: "conversation.queue", permission: "routing.view", part: () => import("./parts/relief") },
  ],
} satisfies Manifest;
