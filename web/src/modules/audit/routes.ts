/** The same page on the workbench and on the platform's console. */
import type { Route } from "@/kernel/manifest";

export const routes: Route[] = [
  {
    path: "/audit",
    page: () => import("./pages/log"),
    title: { zh: "操作日志", en: "Audit log" },
    permission: "audit.view",
  },
];
