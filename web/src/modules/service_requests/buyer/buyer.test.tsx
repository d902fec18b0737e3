import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { CardsContext } from "@/kernel/buyer/cards";
import { ParamsContext } from "@/kernel/buyer/path";
import { noteServerNow } from "@/kernel/clock";
import { draw } from "@/testing/house";
import { serve } from "@/testing/server";
import type { Mine } from "./calls";
import SurveyCard from "./card";
import Raise from "./raise";
import RequestPage from "./request";

const NOW = "2026-11-23T10:00:00+08:00";
const MINE: Mine = {
  id: "r1",
  number: "SR1",
  order_id: "o1",
  order_no: "D100",
  type_zh: "发货及物流问题",
  type_en: "Shipping",
  status: "pending",
  status_zh: "待处理",
  status_en: "To be handled",
  demand: "一直没有物流",
  course: [{ at: "2026-11-23T09:00:00+08:00", zh: "平台已联系商家处理", en: "The shop was asked" }],
  survey: null,
  can_urge: false,
  urge_opens_at: "2026-11-23T10:30:00+08:00",
  steps: [],
  version: 1,
};

beforeAll(() => noteServerNow(NOW, performance.now(), performance.now()));

const at = (params: Record<string, string>, part: React.ReactNode) =>
  draw(<ParamsContext.Provider value={params}>{part}</ParamsContext.Provider>);

it("says when the shop may be urged again", async () => {
  serve({ "GET /b/api/service_requests/r1": MINE });
  at({ id: "r1" }, <RequestPage />);
  expect((await screen.findByText(/后可再催/)).textContent).toMatch(/(30:00|29:5\d).*2026-11-23 10:30/);
  expect(screen.getByRole("button", { name: "催商家处理" }).hasAttribute("disabled")).toBe(true);
  expect(screen.getByText("平台已联系商家处理")).toBeTruthy();
});

it("takes the answer to the survey, in the chat as on the page", async () => {
  const asked = serve({
    "GET /b/api/service_requests/r1": { ...MINE, status: "awaiting_buyer", survey: { sent_at: NOW, answer: null } },
    "POST /b/api/service_requests/r1/answer": {},
  });
  draw(
    <CardsContext.Provider value={{}}>
      <SurveyCard id="r1" text="请评价" />
    </CardsContext.Provider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "不满意" }));
  expect(asked.some((a) => a.method === "POST")).toBe(false);
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "还是没有物流" } });
  fireEvent.click(screen.getByRole("button", { name: "提交不满意" }));
  await waitFor(() =>
    expect(asked.find((a) => a.method === "POST")?.body).toEqual({ satisfied: false, said: "还是没有物流" }),
  );
});

it("tells the platform about an order, with its kind and words", async () => {
  const asked = serve({
    "GET /b/api/service_requests/choices": {
      types: [{ code: "shipping", label_zh: "发货及物流问题", label_en: "Shipping" }],
      files_most: 4,
    },
    "POST /b/api/service_requests/complaints": { id: "c1" },
  });
  at({ order: "o1" }, <Raise />);
  const send = await screen.findByRole("button", { name: "提交给平台" });
  expect(send.hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByLabelText("什么问题"), { target: { value: "shipping" } });
  fireEvent.change(screen.getByLabelText("您的诉求"), { target: { value: "请帮我核实" } });
  fireEvent.click(send);
  await waitFor(() => expect(asked.some((a) => a.method === "POST")).toBe(true));
  expect(asked.find((a) => a.method === "POST")?.body).toEqual({
    order_id: "o1",
    type: "shipping",
    said: "请帮我核实",
    files: [],
  });
});
