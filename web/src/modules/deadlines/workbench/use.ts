/** The wall's own hook: one page at first, more as it is read, and then only what changed. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call, type Query } from "@/kernel/http";
import { useLive } from "@/kernel/live/use";
import { type Asked, BASE, type Changes, type WallPage } from "./calls";
import { changed, longer, opened, type Wall } from "./model/wall";

const PAGE = 100;
/** Wakes of all modules come together here; a clock may also end without anybody being woken. */
const GATHER_MS = 400;
const AT_LATEST_MS = 20_000;

export function useWall(asked: Asked) {
  const queries = useQueryClient();
  // Not under the module's name: a wake-up asks for the changes, not for the whole page.
  const key = ["wall", asked] as const;
  const page = (more: Query, signal?: AbortSignal) =>
    call<WallPage>("GET", `${BASE}/`, undefined, { query: { ...asked, ...more, limit: PAGE }, signal });
  const answer = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Wall> => opened(await page({}, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const now = () => queries.getQueryData<Wall>(key);
  const news = useQuery({
    queryKey: ["wall-changes", asked],
    queryFn: async ({ signal }) => {
      const wall = now();
      if (!wall) return "";
      const { order: _, ...filters } = asked;
      const query = { ...filters, since: wall.mark };
      const told = await call<Changes>("GET", `${BASE}/changes`, undefined, { query, signal });
      const any = told.items.length + told.gone.length > 0;
      // What a minute is worth changes with the time: that order is asked anew.
      if (told.reset || (asked.order === "money" && any)) await queries.invalidateQueries({ queryKey: key });
      else queries.setQueryData<Wall>(key, (old) => old && changed(old, told));
      return told.mark;
    },
    enabled: answer.data !== undefined,
    refetchInterval: AT_LATEST_MS,
    staleTime: AT_LATEST_MS,
  });
  useWoken(() => void news.refetch());
  const reading = useRef(false);
  const more = async () => {
    const wall = now();
    if (!wall?.next || reading.current) return;
    reading.current = true;
    try {
      const next = await page({ cursor: wall.next });
      queries.setQueryData<Wall>(key, (old) => old && longer(old, next));
    } finally {
      reading.current = false;
    }
  };
  return { ...answer, more: answer.data?.next ? () => void more() : null, refresh: () => void news.refetch() };
}

function useWoken(perform: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("wake", () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(perform, GATHER_MS);
  });
}
