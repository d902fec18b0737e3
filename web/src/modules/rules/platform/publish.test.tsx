import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { Refuse, serve } from "@/testing/server";
import { Editions } from "../editions";
import { Publish } from "./publish";

const edition = (state: string, since: string, span: string) => ({
  policy: "after_sales.merchant_answers",
  label_zh: "商家处理申请时限",
  label_en: "Answer within",
  since,
  profile: null,
  source: "本店默认",
  edition: "after_sales.merchant_answers@2020-01-01",
  by: "built_in",
  who: "",
  published: null,
  signature_zh: "",
  signature_en: "",
  state,
  rule: { span },
});
const IN_FORCE = edition("in_force", "2020-01-01T00:00:00+08:00", "P2D");

beforeAll(async () => {
  registerWords(import.meta.glob("/src/modules/rules/words.{zh,en}.ts"));
  await loadWords("rules");
});

it("publishes a changed rule with its day, and not one that changes nothing", async () => {
  const asked = serve({ "GET /p/api/rules/": { items: [IN_FORCE] }, "POST /p/api/rules/": {} });
  const close = vi.fn();
  draw(<Publish profile="douyin" close={close} />, { me: { ...ME, owner: true } });
  fireEvent.click(await screen.findByRole("combobox", { name: "选择要改的规则" }));
  fireEvent.click(await screen.findByRole("option", { name: /商家处理申请时限/ }));
  fireEvent.change(screen.getByRole("textbox", { name: /标题/ }), { target: { value: "时限调整" } });
  fireEvent.change(screen.getByRole("textbox", { name: /公告正文/ }), { target: { value: "改为三天" } });
  fireEvent.change(screen.getAllByLabelText(/^生效/)[0] as HTMLElement, { target: { value: "2026-12-01" } });
  const publish = screen.getByRole("button", { name: "发布新版" });
  expect(publish.hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByRole("textbox", { name: "时长" }), { target: { value: "3" } });
  expect(screen.getByRole("deletion").textContent).toBe("2 天");
  expect(screen.getByRole("insertion").textContent).toBe("3 天");
  fireEvent.click(publish);
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(asked.find((a) => a.method === "POST")?.body).toEqual({
    policy: "after_sales.merchant_answers",
    profile: "douyin",
    title: "时限调整",
    text: "改为三天",
    rule: { span: "PT259200S" },
    since: "2026-12-01T00:00:00+08:00",
  });
});

it("says what the server refused under the field that it pointed at, until that is changed", async () => {
  const no = {
    code: "bad_rule",
    detail: "规则内容不正确:须大于零",
    errors: [{ pointer: "/rule/span", code: "bad_rule" }],
  };
  serve({ "GET /p/api/rules/": { items: [IN_FORCE] }, "POST /p/api/rules/": new Refuse(422, no) });
  draw(<Publish profile="douyin" close={vi.fn()} />, { me: { ...ME, owner: true } });
  fireEvent.click(await screen.findByRole("combobox", { name: "选择要改的规则" }));
  fireEvent.click(await screen.findByRole("option", { name: /商家处理申请时限/ }));
  fireEvent.change(screen.getByRole("textbox", { name: /标题/ }), { target: { value: "时限调整" } });
  fireEvent.change(screen.getByRole("textbox", { name: /公告正文/ }), { target: { value: "改为零" } });
  const span = screen.getByRole("textbox", { name: "时长" });
  fireEvent.change(span, { target: { value: "0" } });
  fireEvent.click(screen.getByRole("button", { name: "发布新版" }));
  expect((await screen.findByRole("alert")).textContent).toBe("规则内容不正确:须大于零");
  expect(span.getAttribute("aria-invalid")).toBe("true");
  fireEvent.change(span, { target: { value: "3" } });
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

it("shows merchants what will change, from what to what", async () => {
  const coming = edition("coming", "2026-12-01T00:00:00+08:00", "P3D");
  serve({ "GET /api/rules/": { items: [IN_FORCE, coming] } });
  draw(<Editions path="/api/rules/" />, { me: { ...ME, owner: true } });
  const sheet = (await screen.findByRole("heading", { name: "将要改变的" })).closest("section") as HTMLElement;
  expect(within(sheet).getByText("2 天").tagName).toBe("DEL");
  expect(within(sheet).getByText("3 天").tagName).toBe("INS");
});

it("tells who published what and when, and that nobody did what came with the house", async () => {
  const by = {
    by: "platform" as const,
    who: "周岚",
    published: "2026-11-20T09:30:00+08:00",
    signature_zh: "平台规则中心",
  };
  const coming = { ...edition("coming", "2026-12-01T00:00:00+08:00", "P3D"), ...by, source: "时限调整" };
  serve({ "GET /api/rules/": { items: [IN_FORCE, coming] } });
  draw(<Editions path="/api/rules/" />, { me: { ...ME, owner: true } });
  const table = await screen.findByRole("table", { name: "变更记录" });
  const [, row] = within(table).getAllByRole("row");
  expect(row?.textContent).toMatch(/2026-11-20 09:30周岚平台规则中心.*时限调整.*2 天 → 3 天.*将生效/);
  const card = screen.getByRole("article", { name: "after_sales.merchant_answers" });
  expect(within(card).getAllByText(/随系统内置/).length).toBeGreaterThan(0);
  expect(within(card).getByText("历史:共 2 个版本")).toBeTruthy();
});
