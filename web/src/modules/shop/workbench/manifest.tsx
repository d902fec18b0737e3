import type { Manifest } from "@/kernel/manifest";
import { IconHome } from "@/kernel/ui/icons";

export default {
  module: "shop",
  icon: <IconHome />,
  routes: [
    {
      path: "/shop",
      page: () => import("../pages/basics"),
      title: { zh: "店铺设置", en: "Shop settings" },
      permission: "shop.view",
    },
    {
      path: "/shop/addresses",
      page: () => import("../pages/addresses"),
      title: { zh: "售后地址", en: "Return addresses" },
      permission: "shop.view",
    },
    {
      path: "/shop/service_rules",
      page: () => import("../pages/rules"),
      title: { zh: "售后规则", en: "Service rules" },
      permission: "shop.view",
    },
    {
      path: "/shop/card",
      page: () => import("../pages/card"),
      title: { zh: "二维码卡片", en: "QR card" },
      permission: "shop.view",
    },
    {
      path: "/shop/app_keys",
      page: () => import("../pages/keys"),
      title: { zh: "接口密钥", en: "API keys" },
      permission: "shop.app_keys",
    },
  ],
} satisfies Manifest;
