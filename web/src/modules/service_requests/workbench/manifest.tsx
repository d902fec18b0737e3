import type { Manifest } from "@/kernel/manifest";
import { IconCustomerSupport } from "@/kernel/ui/icons";
import { useWaitingBadge } from "./badge";

const manifest: Manifest = {
  module: "service_requests",
  icon: <IconCustomerSupport />,
  routes: [
    {
      path: "/service_requests",
      page: () => import("./pages/list"),
      title: { zh: "服务请求", en: "Service requests" },
      permission: "service_requests.view",
    },
    {
      path: "/service_requests/figures",
      page: () => import("./pages/figures"),
      title: { zh: "服务请求数据监控", en: "Figures of service requests" },
      permission: "service_requests.view",
    },
    {
      path: "/service_requests/$id",
      page: () => import("./pages/request"),
      title: { zh: "服务单详情", en: "Service request" },
      permission: "service_requests.view",
    },
  ],
  slots: [
    { slot: "order.detail", order: 30, permission: "service_requests.view", part: () => import("./parts/of-order") },
    {
      slot: "conversation.side",
      title: { zh: "服务单", en: "Requests" },
      order: 60,
      permission: "service_requests.view",
      part: () => import("./parts/side"),
    },
  ],
  useBadge: useWaitingBadge,
};
export default manifest;
