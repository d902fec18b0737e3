/** Ticking a tree: a module is on, off or partly on by its rights. */
import type { Branch } from "./calls";

export type Tick = "on" | "off" | "some";

export function tickOf(branch: Branch, chosen: ReadonlySet<string>): Tick {
  const n = branch.permissions.filter((p) => chosen.has(p.code)).length;
  if (n === 0) return "off";
  return n === branch.permissions.length ? "on" : "some";
}

export function ticked(chosen: ReadonlySet<string>, codes: string[], on: boolean): Set<string> {
  const next = new Set(chosen);
  for (const code of codes) on ? next.add(code) : next.delete(code);
  return next;
}

/** Who may do something in a module may see it: the entry would not be in the navigation without. */
export function chosenWith(branch: Branch, chosen: ReadonlySet<string>, code: string, on: boolean): Set<string> {
  const view = `${branch.module}.view`;
  const sees = branch.permissions.some((p) => p.code === view);
  if (on) return ticked(chosen, sees ? [code, view] : [code], true);
  if (code !== view) return ticked(chosen, [code], false);
  return ticked(
    chosen,
    branch.permissions.map((p) => p.code),
    false,
  );
}

/** In the order of the navigation, by its groups. */
export function grouped(tree: Branch[]): [Branch, Branch[]][] {
  const groups = new Map<string, Branch[]>();
  for (const branch of tree) groups.set(branch.group_zh, [...(groups.get(branch.group_zh) ?? []), branch]);
  return [...groups.values()].flatMap((of) => (of[0] ? [[of[0], of] as [Branch, Branch[]]] : []));
}
