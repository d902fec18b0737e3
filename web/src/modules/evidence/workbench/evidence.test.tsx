import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import { loadWords, registerWords } from "@/kernel/words/words";
import { draw, ME } from "@/testing/house";
import { type Asked, Refuse, serve } from "@/testing/server";
import type { Item } from "./calls";
import OfOrder from "./parts/of-order";
import Pick from "./parts/pick";

const sent = vi.hoisted(() => ({ n: 0 }));
vi.mock("@/kernel/upload", () => ({ upload: async () => ({ id: `up${++sent.n}` }) }));

const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  order_id: "o1",
  module: "parcels",
  thing: "p1",
  kind: "weight_photo",
  label_zh: `发货称重图${id}`,
  label_en: `Weighing ${id}`,
  sha256: "ab".repeat(32),
  at: "2026-11-23T10:00:00+08:00",
  by: "小李",
  party: "merchant",
  note: "",
  file: { id: `f${id}`, url: `/f/${id}`, thumb_url: `/t/${id}`, name: "a.jpg", size: 9 },
  ...more,
});
const ITEMS = [item("1"), item("2"), item("3", { party: "buyer" }), item("4", { file: null, note: "单号 SF1" })];
const me = { ...ME, owner: true };

beforeAll(async () => {
  registerWords(import.meta.glob("/src/modules/evidence/workbench/words.{zh,en}.ts"));
  await loadWords("evidence");
});

const house = (more: Record<string, unknown> = {}) =>
  serve({
    "GET /api/evidence/of_order/o1": { items: ITEMS, next: null, now: ME.now },
    "GET /api/evidence/choices": { kinds: [], merge_most: 30, note_most: 500 },
    ...more,
  });

it("binds what was ticked, in that order, with a note", async () => {
  const file = { id: "f9", url: "/made.pdf", thumb_url: null, name: "举证材料-D100.pdf", size: 20_480 };
  const asked = house({ "POST /api/evidence/merge": { file, item: item("9") } });
  const began: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    began.push(`${this.getAttribute("href")} ${this.download}`);
  });
  draw(<OfOrder order="o1" />, { me });
  fireEvent.click(await screen.findByRole("checkbox", { name: "选择 发货称重图2" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "选择 发货称重图1" }));
  expect(screen.getByRole("checkbox", { name: "选择 发货称重图4" }).hasAttribute("disabled")).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: /合并为 PDF\(2\)/ }));
  fireEvent.change(await screen.findByRole("textbox", { name: /举证说明/ }), { target: { value: "重量一致" } });
  fireEvent.click(screen.getByRole("button", { name: "生成 PDF" }));
  await waitFor(() => expect(began).toEqual(["/made.pdf 举证材料-D100.pdf"]));
  expect((await screen.findByRole("status")).textContent).toContain("20 KB");
  fireEvent.click(screen.getByRole("button", { name: /重新下载/ }));
  expect(began).toHaveLength(2);
  click.mockRestore();
  expect(asked.find((a) => a.method === "POST")?.body).toEqual({ ids: ["2", "1"], note: "重量一致" });
});

it("offers a form the shop's own files of the order, and no others", async () => {
  house();
  function Form() {
    const [value, setValue] = useState<string[]>([]);
    return (
      <>
        <output>{value.join(" ")}</output>
        <Pick order="o1" value={value} most={1} onChange={setValue} />
      </>
    );
  }
  draw(<Form />, { me });
  fireEvent.click(await screen.findByRole("button", { name: /从订单凭证中选取\(2\)/ }));
  fireEvent.click(screen.getByRole("button", { name: "选用 发货称重图1" }));
  expect(screen.getByRole("status").textContent).toBe("f1");
  expect(screen.getByRole("button", { name: "选用 发货称重图2" }).hasAttribute("disabled")).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "取消 发货称重图1" }));
  expect(screen.getByRole("status").textContent).toBe("");
});

it("hangs several pictures one after the other, and keeps for another try what was refused", async () => {
  const asked = house({
    "POST /api/evidence/": ({ body }: Asked) =>
      (body as { file: string }).file === "up2" ? new Refuse(409, { code: "other_order", detail: "不行" }) : item("9"),
  });
  draw(<OfOrder order="o1" />, { me });
  fireEvent.click(await screen.findByRole("button", { name: /留存凭证/ }));
  const two = [new File(["a"], "a.jpg", { type: "image/jpeg" }), new File(["b"], "b.jpg", { type: "image/jpeg" })];
  fireEvent.change(await screen.findByLabelText(/选择文件/), { target: { files: two } });
  expect(await screen.findAllByRole("img", { name: /选择文件/ })).toHaveLength(2);
  fireEvent.click(screen.getByRole("button", { name: "留存" }));
  expect((await screen.findByRole("alert")).textContent).toContain("不行");
  const hung = asked.filter((a) => a.path === "/api/evidence/" && a.method === "POST");
  expect(hung.map((a) => (a.body as { file: string }).file)).toEqual(["up1", "up2"]);
  expect(screen.getAllByRole("img", { name: /选择文件/ })).toHaveLength(1);
});
