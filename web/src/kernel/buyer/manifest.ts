/** What a module shows the buyer: the default export of `modules/<name>/buyer/manifest.tsx`. */
import type { ComponentType } from "react";
import type { Pair } from "./words";

// biome-ignore lint/suspicious/noExplicitAny: a page takes its props from nobody, a card from the chat
type Lazy = () => Promise<{ default: ComponentType<any> }>;

/** A route without parameters becomes a tab of the page's foot, unless `hidden`. */
export type BuyerRoute = { path: string; page: Lazy; title: Pair; order?: number; hidden?: boolean };
export type BuyerManifest = {
  module: string;
  routes: BuyerRoute[];
  /** Cards in the chat by kind; one without a part of its own is a link to the thing. */
  cards?: Record<string, Lazy>;
};
