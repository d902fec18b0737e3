import type { Manifest } from "@/kernel/manifest";
import { IconUserGroup } from "@/kernel/ui/icons";

const manifest: Manifest = {
  module: "customers",
  icon: <IconUserGroup />,
  routes: [
    {
      path: "/customers",
      page: () => import("./list"),
      title: { zh: "客户", en: "Customers" },
      permission: "customers.view",
    },
    {
      path: "/customers/$id",
      page: () => import("./customer"),
      title: { zh: "客户档案", en: "Customer" },
      permission: "customers.view",
    },
  ],
  slots: [
    { slot: "conversation.buyer", permission: "customers.view", part: () => import("./figures") },
    {
      slot: "conversation.side",
      title: { zh: "客户", en: "Customer" },
      order: 30,
      permission: "customers.view",
      part: () => import("./beside"),
    },
  ],
};
export default manifest;
