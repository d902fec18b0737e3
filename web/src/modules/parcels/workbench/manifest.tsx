import type { Manifest } from "@/kernel/manifest";
import { IconBox } from "@/kernel/ui/icons";

const manifest: Manifest = {
  module: "parcels",
  icon: <IconBox />,
  routes: [
    {
      path: "/parcels",
      page: () => import("./pages/list"),
      title: { zh: "包裹中心", en: "Parcels" },
      permission: "parcels.view",
    },
  ],
  slots: [
    { slot: "order.detail", order: 10, permission: "parcels.view", part: () => import("./parts/of-order") },
    { slot: "case.side", order: 20, permission: "parcels.view", part: () => import("./parts/of-order") },
  ],
};
export default manifest;
