import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { noteServerNow } from "@/kernel/clock";
import { FACES, FaceContext } from "@/kernel/face";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { serve } from "@/testing/server";
import type { DeskRow } from "./calls";
import Queue from "./pages/list";

const NOW = "2026-11-23T12:00:00+08:00";
const ROW: DeskRow = {
  id: "r1",
  number: "SR1",
  type: "shipping",
  level: "general",
  status: "platform_review",
  order_id: "o1",
  order_no: "D100",
  buyer_name: "林溪",
  demand: "一直没有物流",
  created_at: "2026-11-21T20:00:00+08:00",
  cycle: 1,
  urge_count: 0,
  urged_at: null,
  shown_at: null,
  shown_by: null,
  due_at: null,
  strict_at: null,
  remaining_s: null,
  paused: false,
  late: true,
  review: "timeout",
  version: 3,
  shop_id: "s1",
  shop_name: "山野户外",
  entered_at: "2026-11-23T08:30:00+08:00",
};
const EMPTY = { items: [], next: null, now: NOW, counts: {} };

beforeAll(async () => {
  registerWords(
    import.meta.glob([
      "/src/modules/service_requests/words.{zh,en}.ts",
      "/src/modules/service_requests/platform/words.{zh,en}.ts",
    ]),
  );
  await loadWords("service_requests");
  noteServerNow(NOW, performance.now(), performance.now());
});

const queue = (at: string) => {
  const asked = serve({
    "GET /p/api/service_requests/": { ...EMPTY, items: [ROW] },
    "GET /p/api/service_requests/choices": { types: [], levels: [], reasons: [] },
    "GET /p/api/service_requests/outgoing": EMPTY,
    "GET /p/api/service_requests/passive": EMPTY,
    "GET /p/api/service_requests/complaints": EMPTY,
  });
  const me = { ...ME, owner: true };
  draw(<FaceContext.Provider value={FACES.platform}>{<Queue />}</FaceContext.Provider>, { me, at });
  return () => asked.filter((a) => a.path === "/p/api/service_requests/" && a.query.get("limit") === "20");
};

it("says why a request lies with the platform and for how long, and asks by the reason", async () => {
  const lists = queue("/service_requests");
  expect(await screen.findByText("已等 3 小时 30 分")).toBeTruthy();
  expect(within(screen.getByRole("table")).getByText("商家超时")).toBeTruthy();
  expect(screen.queryByText("已超时")).toBeNull();
  fireEvent.click(screen.getByRole("combobox", { name: "审核原因" }));
  fireEvent.click(screen.getByRole("option", { name: "用户不满意" }));
  await waitFor(() => expect(lists().at(-1)?.query.get("review")).toBe("unsatisfied"));
});

it("offers no reason where nothing can have one", async () => {
  const lists = queue("/service_requests?tab=pending&review=timeout");
  expect(await screen.findByText("SR1")).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "审核原因" })).toBeNull();
  expect(lists().at(-1)?.query.has("review")).toBe(false);
});
