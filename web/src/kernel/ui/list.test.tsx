import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/house";
import { type Asked, Refuse, serve } from "@/testing/server";
import { DataTable } from "./list";

type Row = { id: string; title: string };
const page = (items: Row[], next: string | null = null) => ({
  items,
  next,
  counts: { open: 3, done: 4 },
  now: "2026-11-21T12:00:00Z",
});
const rows = (from: number) => [0, 1].map((i) => ({ id: `${from + i}`, title: `第${from + i}单` }));

const list = (
  <DataTable<Row>
    path="/api/orders"
    label="订单"
    tabs={[
      { key: "open", label: "进行中" },
      { key: "done", label: "已完成" },
    ]}
    filters={[
      { kind: "text", name: "q", label: "搜索订单" },
      { kind: "choice", name: "kind", label: "类型", options: [{ value: "a", label: "甲" }] },
    ]}
    columns={[{ key: "t", title: "标题", cell: (r) => r.title }]}
    bulk={(chosen) => <span>将处理 {chosen.length}</span>}
  />
);

describe("a list", () => {
  it("asks with what stands in the address and shows counts on its tabs", async () => {
    const asked = serve({ "GET /api/orders": page(rows(1)) });
    draw(list, { at: "/orders?status=done&q=abc" });
    expect(await screen.findByText("第1单")).toBeTruthy();
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({ q: "abc", status: "done", limit: "20" });
    expect(screen.getByRole("tab", { name: /已完成\s*4/ }).getAttribute("aria-selected")).toBe("true");
  });

  it("puts a change of filter into the address and begins at the first page", async () => {
    serve({ "GET /api/orders": page(rows(1)) });
    const { router } = draw(list, { at: "/orders?cursor=c2" });
    fireEvent.click(await screen.findByRole("combobox", { name: "类型" }));
    fireEvent.click(screen.getByRole("option", { name: "甲" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ kind: "a" }));
  });

  it("turns pages by cursor and finds its way back", async () => {
    const answer = (a: Asked) => (a.query.get("cursor") ? page(rows(3)) : page(rows(1), "c2"));
    serve({ "GET /api/orders": answer });
    const { router } = draw(list, { at: "/orders" });
    fireEvent.click(await screen.findByRole("button", { name: "下一页" }));
    expect(await screen.findByText("第3单")).toBeTruthy();
    expect(router.state.location.search).toEqual({ cursor: "c2" });
    expect(screen.getByText(/第 2 页/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "上一页" }));
    expect(await screen.findByText("第1单")).toBeTruthy();
  });

  it("says when nothing matches, and offers the way out", async () => {
    serve({ "GET /api/orders": (a: Asked) => page(a.query.get("q") ? [] : rows(1)) });
    draw(list, { at: "/orders?q=zzz" });
    expect(await screen.findByText("没有符合条件的记录")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "清空筛选" }));
    expect(await screen.findByText("第1单")).toBeTruthy();
  });

  it("shows a refusal in the server's words, and a failure with a way to try again", async () => {
    const why = "该岗位无订单管理的权限";
    serve({ "GET /api/orders": new Refuse(403, { code: "forbidden", detail: why }) });
    const first = draw(list, { at: "/orders" });
    expect(await screen.findByText(why)).toBeTruthy();
    first.unmount();
    let broken = true;
    serve({ "GET /api/orders": () => (broken ? new Refuse(500, { code: "internal" }) : page(rows(1))) });
    draw(list, { at: "/orders" });
    const again = await screen.findByRole("button", { name: /重试/ });
    broken = false;
    fireEvent.click(again);
    expect(await screen.findByText("第1单")).toBeTruthy();
  });

  it("lets rows be chosen for a deed on many", async () => {
    serve({ "GET /api/orders": page(rows(1)) });
    draw(list, { at: "/orders" });
    fireEvent.click(await screen.findByRole("checkbox", { name: "选择本页全部" }));
    expect(screen.getByText("将处理 2")).toBeTruthy();
  });
});
