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
    {
      path: "/deadlines/close",
      page: () => import("./pages/close"),
      title: { zh: "日清", en: "Daily close" },
      permission: "deadlines.view",
    },
    {
      path: "/deadlines/checks",
      page: () => import("./pages/checks"),
      title: { zh: "包裹检查", en: "Parcel checks" },
      permission: "deadlines.view",
    },
    {
      path: "/deadlines/hours",
      page: () => import("./pages/hours"),
      title: { zh: "包裹检查时段", en: "Hours of the parcel check" },
      permission: "deadlines.view",
    },
    {
      path: "/deadlines/losses",
      page: () => import("./pages/losses"),
      title: { zh: "损失账", en: "Loss book" },
      permission: "deadlines.losses",
    },
    {
      path: "/deadlines/$id",
      page: () => import("./pages/check"),
      title: { zh: "包裹检查打卡", en: "Parcel check" },
      permission: "deadlines.view",
    },
  ],
};
export default manifest;
