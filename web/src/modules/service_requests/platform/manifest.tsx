import type { Manifest } from "@/kernel/manifest";
import { IconCustomerSupport } from "@/kernel/ui/icons";
import { useDeskBadge } from "./badge";

const permission = "service_requests.review";

const manifest: Manifest = {
  module: "service_requests",
  icon: <IconCustomerSupport />,
  label: { zh: "服务单", en: "Service requests" },
  routes: [
    {
      path: "/service_requests",
      page: () => import("./pages/list"),
      title: { zh: "服务单", en: "Service requests" },
      permission,
    },
    {
      path: "/service_requests/new",
      page: () => import("./pages/create"),
      title: { zh: "发起服务单", en: "New service request" },
      permission,
    },
    {
      path: "/service_requests/complaints",
      page: () => import("./pages/complaints"),
      title: { zh: "用户投诉", en: "Complaints" },
      permission,
    },
    {
      path: "/service_requests/passive",
      page: () => import("./pages/passive"),
      title: { zh: "消极处理建议", en: "Passive handling" },
      permission,
    },
    {
      path: "/service_requests/figures",
      page: () => import("./pages/figures"),
      title: { zh: "服务单数据", en: "Figures" },
      permission,
    },
    {
      path: "/service_requests/$id",
      page: () => import("./pages/request"),
      title: { zh: "服务单详情", en: "Service request" },
      permission,
    },
  ],
  slots: [{ slot: "face.home", order: 10, permission, part: () => import("./parts/home") }],
  useBadge: useDeskBadge,
};
export default manifest;
