import type { Manifest } from "@/kernel/manifest";
import { IconShoppingBag } from "@/kernel/ui/icons";

export default {
  module: "shop",
  icon: <IconShoppingBag />,
  label: { zh: "店铺列表", en: "Shops" },
  routes: [
    {
      path: "/shop",
      page: () => import("./list"),
      title: { zh: "店铺列表", en: "Shops" },
      permission: "shop.list",
    },
  ],
} satisfies Manifest;
