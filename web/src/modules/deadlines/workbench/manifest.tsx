import type { Manifest } from "@/kernel/manifest";
import { IconClockStroked } from "@/kernel/ui/icons";

const manifest: Manifest = {
  module: "deadlines",
  icon: <IconClockStroked />,
  routes: [
    {
      path: "/deadlines",
      page: () => import("./pages/wall"),
      title: { zh: "时钟墙", en: "Deadlines" },
      permission: "deadlines.view",
    },
  ],
};
export default manifest;
