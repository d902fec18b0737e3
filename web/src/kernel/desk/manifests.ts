/** The manifests of the running face, for whoever draws them: rail, slots, palette. */
import { createContext, useContext, useMemo } from "react";
import type { Manifest, Route } from "../manifest";
import { type NavEntry, type NavGroup, useMe } from "../session";
import type { Tone } from "../ui/text";

export const ManifestsContext = createContext<Manifest[]>([]);

export type Entry = NavEntry & { manifest: Manifest; to: string };
export type Group = Omit<NavGroup, "entries"> & { entries: Entry[] };

const hasParameter = (route: Route) => route.path.includes("$");

/** The server's navigation as far as this face has screens for it. */
export function groupsOf(nav: NavGroup[], manifests: Manifest[]): Group[] {
  const byName = new Map(manifests.map((m) => [m.module, m]));
  const groups = nav.map((group) => ({
    ...group,
    entries: group.entries.flatMap((entry) => {
      const manifest = byName.get(entry.module);
      const first = manifest?.routes.find((r) => !hasParameter(r));
      if (!manifest || !first) return [];
      const own = manifest.label && { label_zh: manifest.label.zh, label_en: manifest.label.en };
      return [{ ...entry, ...own, manifest, to: first.path }];
    }),
  }));
  return groups.filter((g) => g.entries.length > 0);
}

export function useGroups(): Group[] {
  const me = useMe();
  const manifests = useContext(ManifestsContext);
  return useMemo(() => groupsOf(me.nav, manifests), [me.nav, manifests]);
}

/** How a module colours its states; all alike where it does not say. */
export function useTones(module: string): (status: string) => Tone {
  const manifests = useContext(ManifestsContext);
  return manifests.find((m) => m.module === module)?.toneOf ?? (() => "neutral");
}

export const moduleAt = (path: string): string => path.split("/")[1] ?? "";

/** The route a path belongs to: the longest pattern that fits. */
export function routeAt(path: string, manifests: Manifest[]): Route | undefined {
  const parts = path.split("/").filter(Boolean);
  const fits = (route: Route) => {
    const pattern = route.path.split("/").filter(Boolean);
    return pattern.length === parts.length && pattern.every((p, i) => p.startsWith("$") || p === parts[i]);
  };
  const found = manifests.flatMap((m) => m.routes).filter(fits);
  return found.find((r) => !hasParameter(r)) ?? found[0];
}
