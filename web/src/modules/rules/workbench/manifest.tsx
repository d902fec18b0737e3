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
};
export default manifest;
