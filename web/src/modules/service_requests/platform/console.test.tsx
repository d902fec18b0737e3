import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { FACES, FaceContext } from "@/kernel/face";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { type Asked, Refuse, serve } from "@/testing/server";
import Create, { hoursProblem } from "./pages/create";
import { PassiveCard } from "./parts/passive";
import { JudgeSteps } from "./parts/steps";

const step = (name: string, label_zh: string) => ({ name, label_zh, label_en: name, open: true });
const JUDGED = {
  id: "r1",
  version: 4,
  limit_s: 86_400,
  steps: [step("approve", "通过"), step("send_back", "驳回"), step("act", "直接处理")],
};
const CHOICES = {
  types: [{ code: "shipping", label_zh: "发货及物流问题", label_en: "Shipping", level: "general" }],
  levels: [
    { code: "general", label_zh: "一般", label_en: "General", hours: 24 },
    { code: "agreed", label_zh: "约定", label_en: "Agreed", hours: null },
  ],
};
const ORDER = {
  shop_id: "s1",
  shop_name: "山野户外",
  order_id: "o1",
  order_no: "D100",
  title: "冲锋衣",
  paid_fen: 45_900,
  buyer_name: "林溪",
};
const me = { ...ME, owner: true };

beforeAll(async () => {
  registerWords(
    import.meta.glob([
      "/src/modules/service_requests/words.{zh,en}.ts",
      "/src/modules/service_requests/platform/words.{zh,en}.ts",
    ]),
  );
  await loadWords("service_requests");
});

const console_ = (part: React.ReactNode, at = "/") =>
  draw(<FaceContext.Provider value={FACES.platform}>{part}</FaceContext.Provider>, { me, at });

it("sends nothing at night, and offers to keep it for nine o'clock", async () => {
  const sent = ({ body }: Asked) =>
    (body as { at_nine: boolean }).at_nine
      ? { id: "r9" }
      : new Refuse(409, {
          code: "closed_window",
          detail: "发送时间段为 09:00–21:00",
          opens_at: "2026-11-24T09:00:00+08:00",
        });
  const asked = serve({
    "GET /p/api/service_requests/choices": CHOICES,
    "GET /p/api/service_requests/orders": { items: [ORDER] },
    "POST /p/api/service_requests/": sent,
  });
  console_(<Create />, "/service_requests/new?order_no=D100&type=shipping&complaint=c1");
  const demand = await screen.findByRole("textbox", { name: /用户诉求/ });
  expect(await screen.findByText(/山野户外/)).toBeTruthy();
  fireEvent.change(demand, { target: { value: "请核实物流" } });
  const send = screen.getByRole("button", { name: "发送给商家" });
  await waitFor(() => expect(send.hasAttribute("disabled")).toBe(false));
  fireEvent.click(send);
  expect((await screen.findByRole("alert")).textContent).toContain("2026-11-24 09:00");
  fireEvent.click(screen.getByRole("button", { name: "留到 09:00 自动发送" }));
  await waitFor(() => expect(asked.filter((a) => a.method === "POST")).toHaveLength(2));
  expect(asked.findLast((a) => a.method === "POST")?.body).toEqual({
    shop_id: "s1",
    order_id: "o1",
    type: "shipping",
    level: "general",
    demand: "请核实物流",
    files: [],
    complaint_id: "c1",
    at_nine: true,
  });
});

it.each([
  ["", "must"],
  ["1", "bad"],
  ["2", null],
  ["168", null],
  ["169", "bad"],
  ["2.5", "bad"],
])("takes whole agreed hours from 2 to 168: %s", (text, problem) => expect(hoursProblem(text)).toBe(problem));

it("pays directly only with an amount and words, and under one key", async () => {
  const asked = serve({ "POST /p/api/service_requests/r1/act": {} });
  console_(<JudgeSteps of={JUDGED} />);
  fireEvent.click(await screen.findByRole("button", { name: "直接处理" }));
  fireEvent.click(await screen.findByRole("combobox", { name: /处理方式/ }));
  fireEvent.click(screen.getByRole("option", { name: "平台直接补偿" }));
  fireEvent.change(screen.getByRole("textbox", { name: /金额/ }), { target: { value: "20.5" } });
  const [, go] = screen.getAllByRole("button", { name: "直接处理" });
  expect(go?.hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByRole("textbox", { name: /处理说明/ }), { target: { value: "商家超时" } });
  fireEvent.click(go as HTMLElement);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ version: 4, kind: "compensate", amount_fen: 2050, note: "商家超时" });
  expect(asked[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

it("sends back with a reason, and hours only where others are wanted", async () => {
  const asked = serve({ "POST /p/api/service_requests/r1/send_back": {} });
  console_(<JudgeSteps of={JUDGED} />);
  fireEvent.click(await screen.findByRole("button", { name: "驳回" }));
  fireEvent.change(await screen.findByRole("textbox", { name: /驳回原因/ }), { target: { value: "没有凭证" } });
  fireEvent.click(screen.getAllByRole("button", { name: "驳回" }).at(-1) as HTMLElement);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ version: 4, reason: "没有凭证" });
});

it("confirms a proposal of passive handling only with words", async () => {
  const draft = {
    id: "p1",
    state: "draft" as const,
    kind: "timeout",
    label_zh: "超时未处理",
    label_en: "Overdue",
    at: "2026-11-23T10:00:00+08:00",
    request_id: "r1",
    number: "SR1",
    shop_id: "s1",
    shop_name: "山野户外",
    order_no: "D100",
    note: "",
    decided_at: null,
    decided_by: null,
  };
  const asked = serve({ "POST /p/api/service_requests/passive/p1/confirm": {} });
  console_(<PassiveCard of={draft} />);
  fireEvent.click(await screen.findByRole("button", { name: "确认消极处理" }));
  const note = await screen.findByRole("textbox", { name: /说明/ });
  const ok = screen.getAllByRole("button", { name: "确认消极处理" }).at(-1) as HTMLElement;
  expect(ok.hasAttribute("disabled")).toBe(true);
  fireEvent.change(note, { target: { value: "两次催促未理" } });
  fireEvent.click(ok);
  await waitFor(() => expect(asked[0]?.body).toEqual({ note: "两次催促未理" }));
});
