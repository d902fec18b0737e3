/** Routes made of the manifests of a face. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Manifest, Route } from "../manifest";
import { sees, useMe } from "../session";
import { parseSearch, stringifySearch } from "../ui/link";
import { loadWords } from "../words/words";
import { Broken, ClosedPage, Home, Missing } from "./pages";
import { Shell } from "./shell";

function guarded(route: Route, Page: ComponentType): ComponentType {
  return function Guarded() {
    const me = useMe();
    if (route.permission && !sees(me, route.permission)) return <ClosedPage name={route.title} />;
    return <Page />;
  };
}

function pageOf(module: string, route: Route) {
  return lazyRouteComponent(async () => {
    const [file] = await Promise.all([route.page(), loadWords(module)]);
    return { default: guarded(route, file.default) };
  });
}

export function routerOf(manifests: Manifest[]) {
  const root = createRootRoute({ component: Shell, notFoundComponent: Missing });
  const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
  const pages = manifests.flatMap(({ module, routes }) =>
    routes.map((route) =>
      createRoute({ getParentRoute: () => root, path: route.path as "/x", component: pageOf(module, route) }),
    ),
  );
  return createRouter({
    routeTree: root.addChildren([home, ...pages]),
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: ({ error, reset }) => <Broken error={error as Error} again={reset} />,
    defaultPendingMs: 200,
    scrollRestoration: false,
  });
}
