/** What a module shows in one face: the default export of `modules/<name>/<face>/manifest.tsx`. */
import type { ComponentType, ReactNode } from "react";
import type { Action } from "./keys/registry";
import type { SlotName, SlotProps } from "./slots";
import type { Tone } from "./ui/text";
import type { Both } from "./words/words";

// biome-ignore lint/suspicious/noExplicitAny: pages and parts take their props from the router or their slot
type Lazy<P = any> = () => Promise<{ default: ComponentType<P> }>;

export type Route = {
  /** Begins with `/<module>`; parameters as `$id`. */
  path: string;
  page: Lazy;
  title: Both;
  /** Without it the no-permission page stands in. A hint for drawing; the server refuses by itself. */
  permission?: string;
  /** Takes the whole width: the group's column folds away (reception). */
  wide?: boolean;
};

export type SlotPart<N extends SlotName = SlotName> = {
  slot: N;
  title?: Both;
  /** Small numbers first. */
  order?: number;
  permission?: string;
  part: Lazy<SlotProps<N>>;
};

/** A part of any slot, with the props of its own. */
export type AnySlotPart = { [N in SlotName]: SlotPart<N> }[SlotName];

/** A number of things that wait for this person; `urgent` paints it red. */
export type Badge = { count: number; urgent?: boolean };

export type Manifest = {
  module: string;
  icon?: ReactNode;
  /** The entry's name where this face calls it otherwise than the server's navigation. */
  label?: Both;
  routes: Route[];
  slots?: AnySlotPart[];
  /** Commands that stand on every page (go somewhere, open something). Those of one screen use `useActions`. */
  actions?: Action[];
  /** How its states are coloured where another module lists its things by state. */
  toneOf?: (status: string) => Tone;
  /** A hook, called in the rail while the entry is shown. */
  useBadge?: () => Badge | null;
};
