/** The number on the rail: messages of buyers that wait for me; red when one is overdue. */
import { useEffect } from "react";
import { useNow } from "@/kernel/clock";
import type { Badge } from "@/kernel/manifest";
import { useMe } from "@/kernel/session";
import { type Row, useRows } from "./calls";
import { useFreshRows } from "./use";

const late = (row: Row, now: number) => Boolean(row.due && Date.parse(row.due) < now);

export function useWaitingBadge(): Badge | null {
  const me = useMe();
  const { data } = useRows("mine", me.im_access);
  useFreshRows();
  const now = useNow();
  const rows = data?.pages.flatMap((p) => p.items) ?? [];
  const count = rows.reduce((n, r) => n + r.unread, 0);
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\+?\) /, "");
    document.title = count > 0 ? `(${count > 99 ? "99+" : count}) ${bare}` : bare;
  });
  return { count, urgent: rows.some((r) => late(r, now)) };
}
