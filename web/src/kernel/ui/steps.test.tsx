import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { draw } from "@/testing/house";
import type { Step } from "../ask";
import { Problem } from "../http";
import { Steps } from "./steps";

const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  label_zh: name,
  label_en: name,
  open: true,
  ...more,
});
const thing = (...steps: Step[]) => ({ id: "1", steps });

describe("steps", () => {
  it("draws open steps as buttons that act, with a key for the deed", async () => {
    const perform = vi.fn(async () => undefined);
    draw(<Steps of={thing(step("同意"))} perform={perform} />);
    fireEvent.click(await screen.findByRole("button", { name: "同意" }));
    await waitFor(() => expect(perform).toHaveBeenCalledTimes(1));
    const [taken, key] = perform.mock.calls[0] as unknown as [Step, string];
    expect(taken.name).toBe("同意");
    expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it("draws a closed step as disabled, with its reason and the instant it opens, word for word", async () => {
    const perform = vi.fn(async () => undefined);
    const closed = step("申诉", {
      open: false,
      why: "该岗位无订单管理的权限,不允许操作订单按钮",
      opens_at: "2026-11-22T04:00:00Z",
    });
    draw(<Steps of={thing(closed)} perform={perform} />);
    const button = await screen.findByRole("button", { name: "申诉" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.getAttribute("aria-description")).toBe(
      "该岗位无订单管理的权限,不允许操作订单按钮（2026-11-22 12:00 起可操作）",
    );
    fireEvent.click(button);
    expect(perform).not.toHaveBeenCalled();
  });

  it("asks once before money, showing amount and effect", async () => {
    const perform = vi.fn(async () => undefined);
    draw(<Steps of={thing(step("退款"))} perform={perform} confirm={{ 退款: { fen: 45900, effect: "原路退回" } }} />);
    fireEvent.click(await screen.findByRole("button", { name: "退款" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText("¥459.00")).toBeTruthy();
    expect(within(dialog).getByText("原路退回")).toBeTruthy();
    expect(perform).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole("button", { name: "退款" }));
    await waitFor(() => expect(perform).toHaveBeenCalledTimes(1));
  });

  it("repeats an unanswered deed with the same key, and a refused one with a new key", async () => {
    const keys: string[] = [];
    const answers = [
      new Problem({ status: 0, code: "offline" }),
      new Problem({ status: 409, code: "conflict", detail: "不行" }),
      null,
    ];
    const perform = vi.fn(async (_: Step, key: string) => {
      keys.push(key);
      const error = answers[keys.length - 1];
      if (error) throw error;
    });
    draw(<Steps of={thing(step("同意"))} perform={perform} />);
    const button = await screen.findByRole("button", { name: "同意" });
    for (const n of [1, 2, 3]) {
      fireEvent.click(button);
      await waitFor(() => expect(keys.length).toBe(n));
      await waitFor(() => expect(button.getAttribute("aria-busy")).not.toBe("true"));
    }
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(screen.getByText("不行")).toBeTruthy();
  });

  it("opens a form for a step that needs one and keeps it open when refused", async () => {
    const perform = vi.fn(async () => {
      throw new Problem({ status: 422, code: "invalid", detail: "请填写原因" });
    });
    draw(
      <Steps
        of={thing(step("拒绝"))}
        perform={perform}
        forms={{
          拒绝: ({ submit }) => (
            <button type="button" onClick={() => void submit({ reason: "x" })}>
              提交
            </button>
          ),
        }}
      />,
    );
    fireEvent.click(await screen.findByRole("button", { name: "拒绝" }));
    fireEvent.click(await screen.findByRole("button", { name: "提交" }));
    expect(await screen.findByText("请填写原因")).toBeTruthy();
    expect(screen.getByRole("button", { name: "提交" })).toBeTruthy();
  });
});
