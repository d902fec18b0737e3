/** Cards in the chat that a module draws itself, by `<module>.<kind>`. */
import { type ComponentType, createContext, lazy } from "react";
import type { BuyerManifest } from "./manifest";

/** What the card points at, and the words kept when it was sent. */
export type CardProps = { id: string; text: string };
export type Cards = Record<string, ComponentType<CardProps>>;

export const cardsOf = (manifests: BuyerManifest[]): Cards =>
  Object.fromEntries(
    manifests.flatMap((m) => Object.entries(m.cards ?? {}).map(([kind, load]) => [`${m.module}.${kind}`, lazy(load)])),
  );

export const CardsContext = createContext<Cards>({});
