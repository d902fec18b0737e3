/** Who is at the keyboard. The server decides everything; this only says which screens are worth showing. */
import { createContext, useContext } from "react";
import type { Face } from "./face";
import { call } from "./http";

export type NavEntry = { module: string; label_zh: string; label_en: string };
export type NavGroup = { group: string; label_zh: string; label_en: string; entries: NavEntry[] };
export type Me = {
  id: string;
  name: string;
  phone_masked: string;
  owner: boolean;
  im_access: boolean;
  post?: { id: string; name: string } | null;
  shop: { id: string; name: string; profile: string };
  grants: string[];
  nav: NavGroup[];
  now: string;
};

export const meQuery = (face: Face) => ({
  queryKey: ["session", face.name],
  queryFn: () => call<Me>("GET", `${face.api}/staff/me`),
  retry: false,
  staleTime: 60_000,
});

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("nobody is logged in here");
  return me;
}

/** Whether a page of this module or permission is worth opening: a hint for drawing, never a check. */
export function sees(me: Me, permission: string): boolean {
  return me.owner || me.grants.includes(permission) || me.grants.some((g) => g.startsWith(`${permission}.`));
}
