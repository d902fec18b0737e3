/** Draws a part as it stands in the house: cache, person, address. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { type Me, MeContext } from "@/kernel/session";
import { parseSearch, stringifySearch } from "@/kernel/ui/link";
import { Toasts } from "@/kernel/ui/toast";

export const ME: Me = {
  id: "a".repeat(32),
  name: "青禾",
  phone_masked: "138****2048",
  owner: false,
  im_access: true,
  post: { id: "p", name: "售前客服" },
  shop: { id: "b".repeat(32), name: "山野户外", profile: "douyin" },
  grants: ["orders.view"],
  nav: [],
  now: "2026-11-21T12:00:00Z",
};

type Options = { me?: Me; at?: string };

export function draw(part: ReactNode, { me = ME, at = "/" }: Options = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const root = createRootRoute({ component: Outlet });
  const all = createRoute({ getParentRoute: () => root, path: "$", component: () => part });
  const history = createMemoryHistory({ initialEntries: [at] });
  const router = createRouter({ routeTree: root.addChildren([all]), history, parseSearch, stringifySearch });
  const view = render(
    <QueryClientProvider client={queries}>
      <MeContext.Provider value={me}>
        <RouterProvider router={router} />
        <Toasts />
      </MeContext.Provider>
    </QueryClientProvider>,
  );
  return { ...view, queries, router };
}
