import type { Manifest } from "@/kernel/manifest";

const manifest: Manifest = {
  module: "notices",
  routes: [
    {
      path: "/notices",
      page: () => import("./pages/list"),
      title: { zh: "站内提醒", en: "Notices" },
    },
    {
      path: "/notices/settings",
      page: () => import("./pages/settings"),
      title: { zh: "提醒设置", en: "Notice settings" },
    },
  ],
  slots: [{ slot: "shell.bell", part: () => import("./parts/bell") }],
};
export default manifest;
