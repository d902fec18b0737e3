import type { Manifest } from "@/kernel/manifest";

const permission = "evidence.view";
const ofOrder = () => import("./parts/of-order");

const manifest: Manifest = {
  module: "evidence",
  routes: [],
  slots: [
    { slot: "order.detail", order: 40, permission, part: ofOrder },
    { slot: "case.side", order: 60, permission, part: ofOrder },
    { slot: "files.of_order", permission, part: () => import("./parts/pick") },
  ],
};
export default manifest;
