import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { noteServerNow } from "@/kernel/clock";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { Refuse, serve } from "@/testing/server";
import type { Request, Row } from "../desk/types";
import List from "./pages/list";
import { Handle } from "./parts/handle";
import { RemindNote } from "./parts/remind";

const NOW = "2026-11-23T23:00:00+08:00";
const ROW: Row = {
  id: "r1",
  number: "SR1",
  type: "shipping",
  level: "general",
  status: "pending",
  order_id: "o1",
  order_no: "D100",
  buyer_name: "林溪",
  demand: "一直没有物流",
  created_at: "2026-11-23T20:00:00+08:00",
  cycle: 1,
  urge_count: 0,
  urged_at: null,
  shown_at: "2026-11-24T10:00:00+08:00",
  shown_by: "strict",
  due_at: "2026-11-25T10:00:00+08:00",
  strict_at: "2026-11-24T10:00:00+08:00",
  remaining_s: 39_600,
  paused: true,
  late: false,
  review: null,
  version: 3,
};
const REPLY = { name: "reply", label_zh: "回复", label_en: "Reply", open: true };
const REQUEST: Request = {
  ...ROW,
  limit_s: 86_400,
  files: [],
  buyer: { id: "b1", name: "林溪" },
  order: { id: "o1", order_no: "D100", title: "冲锋衣", image: "", status: "shipped", paid_fen: 45_900 },
  case: null,
  reply: null,
  replies: [],
  survey: null,
  reminders: [],
  remind: { used: 0, most: 2, opens_at: null },
  sent_back: [],
  passive: false,
  outcome: null,
  close_reason: null,
  clock: null,
  suggestions: [
    {
      code: "chase",
      label_zh: "催快递核实",
      label_en: "Ask the carrier",
      why_zh: "包裹停滞",
      why_en: "It stands still",
      draft: "抱歉久等,已请快递核实",
    },
  ],
  history: [],
  other_requests: [],
  steps: [REPLY],
  clocks: [],
  now: NOW,
};
const CHOICES = {
  tabs: ["all"],
  states: [],
  types: [{ code: "shipping", label_zh: "发货及物流问题", label_en: "Shipping", level: "general" }],
  levels: [],
  reasons: [{ code: "not_agreed", label_zh: "未协商一致", label_en: "No agreement" }],
  conclusions: [],
  files_most: 4,
};
const me = { ...ME, owner: true };

beforeAll(async () => {
  registerWords(import.meta.glob("/src/modules/service_requests/words.{zh,en}.ts"));
  await loadWords("service_requests");
  noteServerNow(NOW, performance.now(), performance.now());
});

const house = (more: Record<string, unknown> = {}) =>
  serve({
    "GET /api/service_requests/choices": CHOICES,
    "GET /api/after_sales/": { items: [], next: null, now: NOW },
    "POST /api/service_requests/r1/open": {},
    ...more,
  });

it("shows both instants, and that the system's clock stands at night", async () => {
  const stood = { ...ROW, id: "r2", number: "SR2", shown_by: "due", shown_at: ROW.due_at };
  const asked = house({
    "GET /api/service_requests/": { items: [ROW, stood], next: null, counts: { all: 2, pending: 2 }, now: NOW },
  });
  draw(<List />, { me });
  const strict = (await screen.findByText("SR1")).closest("tr") as HTMLElement;
  expect(within(strict).getByText(/剩余 11:00:00/)).toBeTruthy();
  expect(within(strict).getByText(/平台最严口径/).textContent).toContain("11-24 10:00");
  expect(within(strict).getByText(/系统口径/).textContent).toContain("11-25 10:00");
  const due = screen.getByText("SR2").closest("tr") as HTMLElement;
  expect(within(due).getByText(/剩余 11:00:00 · 已暂停/)).toBeTruthy();
  expect(within(due).queryByText(/平台最严口径/)).toBeNull();
  expect(screen.getByRole("tab", { name: /待处理\s*2/ })).toBeTruthy();
  expect(asked.find((a) => a.path === "/api/service_requests/")?.query.get("tab")).toBe("all");
});

it("fills the reply with a suggestion, and tells the server that it was seen and taken", async () => {
  const asked = house({ "POST /api/service_requests/r1/reply": {} });
  draw(<Handle of={REQUEST} step={REPLY} />, { me });
  fireEvent.click(await screen.findByRole("button", { name: "一键填入" }));
  fireEvent.click(screen.getByRole("radio", { name: /已解决用户问题/ }));
  fireEvent.click(screen.getByRole("button", { name: "回复" }));
  await waitFor(() => expect(asked.some((a) => a.path.endsWith("/reply"))).toBe(true));
  expect(asked.find((a) => a.path.endsWith("/reply"))?.body).toEqual({
    version: 3,
    resolved: true,
    text: "抱歉久等,已请快递核实",
    files: [],
    agreed: false,
    suggestion: "chase",
  });
  expect(asked.filter((a) => a.path.endsWith("/open"))).toHaveLength(1);
});

it("asks for the reason where nothing is solved, and for material where all was agreed", async () => {
  house();
  draw(<Handle of={REQUEST} step={REPLY} />, { me });
  expect(await screen.findByText("请选择处理结论")).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: /未解决用户问题/ }));
  expect(screen.getByText("请选择未解决的原因")).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: /已解决用户问题/ }));
  expect(screen.getByText("请填写处理说明")).toBeTruthy();
  fireEvent.change(screen.getByRole("textbox", { name: /处理说明/ }), { target: { value: "已退款" } });
  expect(screen.getByRole("button", { name: "回复" }).hasAttribute("disabled")).toBe(false);
  fireEvent.click(screen.getByRole("checkbox", { name: /已与用户协商一致/ }));
  expect(screen.getByText("请上传达成一致的材料")).toBeTruthy();
  expect(screen.getByRole("button", { name: "回复" }).hasAttribute("disabled")).toBe(true);
});

it("says what reminding does, how many are left and from when the next one may go", async () => {
  house();
  const closed = {
    name: "remind",
    label_zh: "提醒确认",
    label_en: "Remind",
    open: false,
    why: "距上次触达未满 1 小时",
    opens_at: "2026-11-24T10:00:01+08:00",
  };
  const of = {
    ...REQUEST,
    status: "awaiting_buyer" as const,
    steps: [closed],
    remind: { used: 1, most: 2, opens_at: closed.opens_at },
  };
  draw(<RemindNote of={of} />, { me });
  expect(await screen.findByText(/问卷会自动发给用户.*先与用户沟通好/)).toBeTruthy();
  expect(screen.getByText(/已提醒 1 \/ 2 次/).textContent).toContain("2026-11-24 10:00:01");
  const button = screen.getByRole("button", { name: "提醒确认" });
  expect(button.getAttribute("aria-description")).toContain("未满 1 小时");
});

it("refuses a second export within the minute, with the seconds that are left", async () => {
  house({
    "GET /api/service_requests/": { items: [ROW], next: null, counts: {}, now: NOW },
    "POST /api/service_requests/exports": new Refuse(409, {
      code: "too_soon",
      detail: "请 42 秒后再导出",
      params: { seconds: 42 },
      opens_at: "2026-11-23T23:00:42+08:00",
    }),
  });
  draw(<List />, { me });
  fireEvent.click(await screen.findByRole("button", { name: /导出$/ }));
  fireEvent.click(await screen.findByRole("button", { name: "开始导出" }));
  expect((await screen.findByText(/请 42 秒后再导出/)).getAttribute("role")).toBe("alert");
  expect(screen.getByText(/4[12] 秒后可以再次导出/)).toBeTruthy();
});
