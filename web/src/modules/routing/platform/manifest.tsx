import type { Manifest } from "@/kernel/manifest";
import { IconBranch } from "@/kernel/ui/icons";

export default {
  module: "routing",
  icon: <IconBranch aria-hidden="true" />,
  label: { zh: "咨询分流", en: "Question routing" },
  routes: [
    {
      path: "/routing",
      page: () => import("../workbench/pages/desk"),
      title: { zh: "咨询分流", en: "Question routing" },
      permission: "routing.view",
    },
  ],
  slots: [
    { slot: "shell.presence", part: () => import("./presence") },
    { slot: "conversation.queue", permission: "routing.view", part: () => import("../workbench/parts/relief") },
  ],
} satisfies Manifest;
