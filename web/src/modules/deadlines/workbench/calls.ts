/** The wall: running clocks of all modules, the nearest first. */

import type { Segment } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";

export type WallClock = {
  id: string;
  module: string;
  module_zh: string;
  module_en: string;
  thing: string;
  title: string;
  step: string;
  step_zh: string;
  step_en: string;
  start: string;
  due: string;
  edition: string;
  segments: Segment[];
  owner: string;
  stake_fen: number | null;
};

export type Block = {
  module: string;
  label_zh: string;
  label_en: string;
  open: number;
  soon: number;
  stake_fen: number;
};

export const useHome = () => useAsk<{ blocks: Block[]; now: string }>("/api/deadlines/home");

/** One rule for all: a thing's page is `/<module>/<id>`. */
export const pageOf = (clock: Pick<WallClock, "module" | "thing">): string => `/${clock.module}/${clock.thing}`;
