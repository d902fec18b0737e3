import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ME } from "@/testing/house";
import { type Asked, Refuse, serve } from "@/testing/server";
import { FACES } from "../face";
import { call } from "../http";
import { FakeSocket } from "../live/fakes";
import type { Manifest } from "../manifest";
import { collectSlots, SlotsContext } from "../slots";
import { setLanguage } from "../words/words";
import { Desk } from "./desk";
import { ManifestsContext } from "./manifests";
import { routerOf } from "./router";
import { queryClient } from "./start";

const manifests: Manifest[] = [
  {
    module: "orders",
    useBadge: () => ({ count: 120, urgent: true }),
    routes: [
      {
        path: "/orders",
        title: { zh: "订单管理", en: "Orders" },
        page: async () => ({ default: () => <textarea aria-label="草稿" /> }),
      },
      {
        path: "/orders/secret",
        title: { zh: "密单", en: "Secret" },
        permission: "orders.secret",
        page: async () => ({ default: () => <p>密</p> }),
      },
    ],
    slots: [{ slot: "shell.top", part: async () => ({ default: () => <b>今日接待 12</b> }) }],
  },
];
const nav = [
  {
    group: "orders",
    label_zh: "订单",
    label_en: "Orders",
    entries: [
      { module: "orders", label_zh: "订单管理", label_en: "Orders" },
      { module: "not_here", label_zh: "没有界面", label_en: "No screens" },
    ],
  },
];
const me = { ...ME, nav };
const nobody = new Refuse(401, { code: "not_logged_in", detail: "请先登录" });

const sockets: FakeSocket[] = [];
class Socket extends FakeSocket {
  constructor() {
    super();
    sockets.push(this);
  }
}

beforeEach(() => {
  sockets.length = 0;
  vi.stubGlobal("WebSocket", Socket);
  history.replaceState(null, "", "/");
});

function open(at = "/") {
  history.replaceState(null, "", at);
  return render(
    <QueryClientProvider client={queryClient()}>
      <ManifestsContext.Provider value={manifests}>
        <SlotsContext.Provider value={collectSlots(manifests)}>
          <Desk face={FACES.workbench} router={routerOf(manifests)} />
        </SlotsContext.Provider>
      </ManifestsContext.Provider>
    </QueryClientProvider>,
  );
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("the entrance", () => {
  it("lets a person in by phone and password, and says no in words that tell nothing", async () => {
    let inside = false;
    const login = ({ body }: Asked) => {
      inside = (body as { password: string }).password === "right";
      return inside ? {} : new Refuse(401, { code: "bad_login", detail: "手机号或密码不正确" });
    };
    serve({
      "GET /api/staff/me": () => (inside ? me : nobody),
      "GET /api/shop/first_run": { needed: false },
      "POST /api/staff/login": login,
    });
    open();
    fireEvent.click(await screen.findByRole("button", { name: "登 录" }));
    expect(screen.getByText("请输入 11 位手机号")).toBeTruthy();
    type(/手机号/, "138 0000 2048");
    type(/^密码/, "wrong");
    fireEvent.click(screen.getByRole("button", { name: "登 录" }));
    expect(await screen.findByText("手机号或密码不正确")).toBeTruthy();
    type(/^密码/, "right");
    fireEvent.click(screen.getByRole("button", { name: "登 录" }));
    expect(await screen.findByLabelText("草稿")).toBeTruthy();
  });

  it("sends a one-time code at most once a minute", async () => {
    const asked = serve({
      "GET /api/staff/me": nobody,
      "GET /api/shop/first_run": { needed: false },
      "POST /api/staff/codes": { message: "验证码已发送" },
    });
    open();
    fireEvent.click(await screen.findByRole("tab", { name: "验证码登录" }));
    type(/手机号/, "13800002048");
    fireEvent.click(screen.getByRole("button", { name: "发送验证码" }));
    const wait = await screen.findByRole("button", { name: /秒后重发/ });
    fireEvent.click(wait);
    expect(asked.filter((a) => a.path.endsWith("/codes")).length).toBe(1);
  });

  it("asks the first person to found the shop", async () => {
    let there = false;
    let inside = false;
    const asked = serve({
      "GET /api/staff/me": () => (inside ? me : nobody),
      "GET /api/shop/first_run": () => ({ needed: !there }),
      "POST /api/shop/first_run": () => {
        there = true;
        return {};
      },
      "POST /api/staff/login": () => {
        inside = there;
        return {};
      },
    });
    open();
    expect(await screen.findByRole("heading", { name: "开始使用" })).toBeTruthy();
    await screen.findByLabelText(/店铺名称/);
    type(/店铺名称/, "山野");
    type(/主账号姓名/, "青禾");
    type(/主账号手机号/, "13800002048");
    type(/^密码/, "correct horse");
    fireEvent.click(screen.getByRole("button", { name: "建立店铺" }));
    expect(await screen.findByLabelText("草稿")).toBeTruthy();
    expect(asked.find((a) => a.method === "POST")?.body).toEqual({
      shop_name: "山野",
      profile: "douyin",
      owner_name: "青禾",
      phone: "13800002048",
      password: "correct horse",
    });
  });
});

describe("the shell", () => {
  it("draws the server's navigation as far as there are screens, with badges and slots", async () => {
    serve({ "GET /api/staff/me": me });
    open();
    expect(await screen.findByLabelText("草稿")).toBeTruthy();
    expect(location.pathname).toBe("/orders");
    expect((await screen.findAllByText("99+")).length).toBeGreaterThan(0);
    expect(await screen.findByText("今日接待 12")).toBeTruthy();
    expect(screen.queryByText("没有界面")).toBeNull();
  });

  it("shows a page one may not see as closed, by its name, and an unknown one as missing", async () => {
    serve({ "GET /api/staff/me": me });
    const { unmount } = open("/orders/secret");
    expect(await screen.findByText(/密单/)).toBeTruthy();
    unmount();
    open("/nowhere");
    expect(await screen.findByText("没有这个页面")).toBeTruthy();
  });

  it("keeps the page and what was typed while a person logs in again", async () => {
    let inside = true;
    serve({
      "GET /api/staff/me": () => (inside ? me : nobody),
      "GET /api/orders": () => (inside ? {} : nobody),
      "POST /api/staff/login": () => {
        inside = true;
        return {};
      },
    });
    open();
    fireEvent.change(await screen.findByLabelText("草稿"), { target: { value: "您好" } });
    inside = false;
    await act(async () => void (await call("GET", "/api/orders").catch(() => null)));
    expect(await screen.findByRole("heading", { name: "登录已过期" })).toBeTruthy();
    type(/手机号/, "13800002048");
    type(/^密码/, "right");
    fireEvent.click(screen.getByRole("button", { name: "登 录" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "登录已过期" })).toBeNull());
    expect((screen.getByLabelText("草稿") as HTMLTextAreaElement).value).toBe("您好");
  });

  it("says that the connection is gone, and offers to try at once", async () => {
    serve({ "GET /api/staff/me": me });
    open();
    await screen.findByLabelText("草稿");
    act(() => sockets.at(-1)?.open());
    expect(await screen.findByText("已连接")).toBeTruthy();
    act(() => void dispatchEvent(new Event("offline")));
    expect(screen.getByRole("alert").textContent).toContain("网络已断开");
    const before = sockets.length;
    fireEvent.click(screen.getByRole("button", { name: "立即重连" }));
    expect(sockets.length).toBe(before + 1);
  });

  it("changes its language in one click, without losing a draft", async () => {
    serve({ "GET /api/staff/me": me });
    open();
    fireEvent.change(await screen.findByLabelText("草稿"), { target: { value: "您好" } });
    fireEvent.click(screen.getByRole("button", { name: "Switch to English" }));
    expect(await screen.findByRole("button", { name: "切换到中文" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("en");
    expect((screen.getByLabelText("草稿") as HTMLTextAreaElement).value).toBe("您好");
    await act(() => setLanguage("zh-CN"));
  });

  it("finds every page and action by name in the palette", async () => {
    serve({ "GET /api/staff/me": me });
    open();
    await screen.findByLabelText("草稿");
    fireEvent.keyDown(document.body, { code: "KeyK", key: "k", ctrlKey: true });
    const box = await screen.findByRole("combobox", { name: "输入命令或页面名称" });
    fireEvent.change(box, { target: { value: "orders" } });
    expect(screen.getByRole("option", { name: /前往 订单管理/ })).toBeTruthy();
    fireEvent.change(box, { target: { value: "快捷键" } });
    fireEvent.keyDown(box, { key: "Enter" });
    expect(await screen.findByRole("heading", { name: "快捷键" })).toBeTruthy();
  });
});
