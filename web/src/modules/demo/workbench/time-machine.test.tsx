import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { draw } from "@/testing/house";
import { serve } from "@/testing/server";
import TimeMachine from "./time-machine";

const FACE = { now: "2026-11-23T10:00:00+08:00", real: "2026-11-22T10:00:00+08:00", speed: 1 };

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: the page's cookie is what the part reads
  document.cookie = "roost_demo=; max-age=0";
});

it("shows the house's time in a demo", async () => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the demo's page sets it
  document.cookie = "roost_demo=1";
  serve({ "GET /api/demo/time": FACE });
  draw(<TimeMachine />);
  expect((await screen.findByText("2026-11-23 10:00")).textContent).toBe("2026-11-23 10:00");
});

it("asks nothing anywhere else", async () => {
  const asked = serve({ "GET /api/demo/time": FACE });
  const { container } = draw(<TimeMachine />);
  await Promise.resolve();
  expect(asked).toEqual([]);
  expect(container.querySelector(".time-machine")).toBeNull();
});
