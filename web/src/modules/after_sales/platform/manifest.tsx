import type { Manifest } from "@/kernel/manifest";
import { IconUndo } from "@/kernel/ui/icons";
import { useDeskBadge } from "./badge";

const manifest: Manifest = {
  module: "after_sales",
  icon: <IconUndo />,
  label: { zh: "售后介入", en: "Interventions" },
  routes: [
    {
      path: "/after_sales",
      page: () => import("./pages/list"),
      title: { zh: "售后介入", en: "Interventions" },
      permission: "after_sales.decide",
    },
    {
      path: "/after_sales/$id",
      page: () => import("./pages/case"),
      title: { zh: "介入详情", en: "Intervention" },
      permission: "after_sales.decide",
    },
  ],
  slots: [{ slot: "face.home", order: 20, permission: "after_sales.decide", part: () => import("./parts/home") }],
  useBadge: useDeskBadge,
};
export default manifest;
