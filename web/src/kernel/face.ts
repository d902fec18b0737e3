/** Which door of the house this page is, and whether it is safe ground for notices and the clipboard. */
import { createContext, useContext } from "react";

export type Face = { name: "workbench" | "platform" | "buyer"; api: "/api" | "/p/api" | "/b/api" };

export const FACES = {
  workbench: { name: "workbench", api: "/api" },
  platform: { name: "platform", api: "/p/api" },
  buyer: { name: "buyer", api: "/b/api" },
} as const satisfies Record<string, Face>;

/**
 * Where the desk of one's own shop answers. The platform is a tenant too: below the console's doors its people have
 * the reception of the platform's shop, the same as a merchant's.
 */
export const HOME = document.documentElement.dataset.face === "platform" ? "/p/api/home" : "/api";

export const FaceContext = createContext<Face>(FACES.workbench);
export const useFace = (): Face => useContext(FaceContext);
