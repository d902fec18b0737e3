/** The same pages on the workbench and on the platform's console. */
import type { Route } from "@/kernel/manifest";

export const routes: Route[] = [
  {
    path: "/staff",
    page: () => import("./pages/people"),
    title: { zh: "子账号管理", en: "Staff" },
    permission: "staff.view",
  },
  {
    path: "/staff/new",
    page: () => import("./pages/hire"),
    title: { zh: "新建账号", en: "New account" },
    permission: "staff.manage",
  },
  {
    path: "/staff/posts",
    page: () => import("./pages/posts"),
    title: { zh: "岗位管理", en: "Posts" },
    permission: "staff.view",
  },
  {
    path: "/staff/posts/new",
    page: () => import("./pages/post"),
    title: { zh: "新建岗位", en: "New post" },
    permission: "staff.manage",
  },
  {
    path: "/staff/posts/$id",
    page: () => import("./pages/post"),
    title: { zh: "岗位", en: "Post" },
    permission: "staff.view",
  },
  { path: "/staff/me", page: () => import("./pages/self"), title: { zh: "账号与密码", en: "Account and password" } },
];
