import type { Manifest } from "@/kernel/manifest";
import { IconBookStroked } from "@/kernel/ui/icons";

const manifest: Manifest = {
  module: "rules",
  icon: <IconBookStroked />,
  routes: [
    {
      path: "/rules",
      page: () => import("./page"),
      title: { zh: "规则与公告", en: "Rules and announcements" },
      permission: "rules.view",
    },
  ],
  slots: [{ slot: "clock.edition", permission: "rules.view", part: () => import("../parts/of-clock") }],
};
export default manifest;
