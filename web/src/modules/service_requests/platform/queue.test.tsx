import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { noteServerNow } from "@/kernel/clock";
import { FACES, FaceContext } from "@/kernel/face";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { type Asked, serve } from "@/testing/server";
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
const EXPORTS = "/p/api/service_requests/exports";
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

const queue = (at: string, me = { ...ME, owner: true }) => {
  const asked = serve({
    "GET /p/api/service_requests/": { ...EMPTY, items: [ROW] },
    "GET /p/api/service_requests/choices": { types: [], levels: [], reasons: [] },
    "GET /p/api/service_requests/outgoing": EMPTY,
    "GET /p/api/service_requests/passive": EMPTY,
    "GET /p/api/service_requests/complaints": EMPTY,
    [`POST ${EXPORTS}`]: { id: "e1", rows: 1, name: "服务请求.xlsx", written: 0, state: "waiting" },
    [`GET ${EXPORTS}/e1`]: { id: "e1", rows: 1, written: 1, state: "done" },
  });
  draw(<FaceContext.Provider value={FACES.platform}>{<Queue />}</FaceContext.Provider>, { me, at });
  return asked;
};
const listed = (asked: Asked[]) =>
  asked.filter((a) => a.path === "/p/api/service_requests/" && a.query.get("limit") === "20").at(-1);

it("says why a request lies with the platform and for how long, and asks by the reason", async () => {
  const asked = queue("/service_requests");
  expect(await screen.findByText("已等 3 小时 30 分")).toBeTruthy();
  expect(within(screen.getByRole("table")).getByText("商家超时")).toBeTruthy();
  expect(screen.queryByText("已超时")).toBeNull();
  fireEvent.click(screen.getByRole("combobox", { name: "审核原因" }));
  fireEvent.click(screen.getByRole("option", { name: "用户不满意" }));
  await waitFor(() => expect(listed(asked)?.query.get("review")).toBe("unsatisfied"));
});

it("offers no reason where nothing can have one", async () => {
  const asked = queue("/service_requests?tab=pending&review=timeout");
  expect(await screen.findByText("SR1")).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "审核原因" })).toBeNull();
  expect(listed(asked)?.query.has("review")).toBe(false);
});

it("carries away what the filters show, under the platform's own door", async () => {
  const asked = queue("/service_requests?review=timeout&shop_id=s1");
  fireEvent.click(await screen.findByRole("button", { name: /导出$/ }));
  fireEvent.click(await screen.findByRole("button", { name: "开始导出" }));
  expect(await screen.findByText("已完成,共 1 行")).toBeTruthy();
  const sent = asked.find((a) => a.method === "POST" && a.path === EXPORTS);
  expect(sent?.body).toEqual({ tab: "platform_review", review: "timeout", shop_id: "s1", format: "xlsx" });
  expect(screen.getByRole("link", { name: "重新下载" }).getAttribute("href")).toBe(`${EXPORTS}/e1/file`);
});

it("offers no file to whoever may not have one", async () => {
  queue("/service_requests", { ...ME, owner: false, grants: ["service_requests.review"] });
  expect(await screen.findByText("SR1")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /导出$/ })).toBeNull();
});
