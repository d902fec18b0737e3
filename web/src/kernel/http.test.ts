import { describe, expect, it, vi } from "vitest";
import { Refuse, serve } from "@/testing/server";
import { call, onSessionEnd, Problem, withQuery } from "./http";
import { refusalText } from "./words/refusal";

const caught = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
};

describe("a call", () => {
  it("sends JSON with the header that no other site can send, and the key it was given", async () => {
    const asked = serve({ "POST /api/orders": { id: "1" } });
    await call("POST", "/api/orders", { fen: 100 }, { key: "k1" });
    expect(asked[0]?.headers.get("x-csrf")).toBe("1");
    expect(asked[0]?.headers.get("content-type")).toBe("application/json");
    expect(asked[0]?.headers.get("idempotency-key")).toBe("k1");
    expect(asked[0]?.body).toEqual({ fen: 100 });
  });

  it("leaves empty parameters out of the address", () => {
    expect(withQuery("/x", { a: "1", b: "", c: undefined, d: null, e: false })).toBe("/x?a=1&e=false");
    expect(withQuery("/x", { a: "" })).toBe("/x");
  });

  it("turns a refusal into a problem with code, params, sentence and instant", async () => {
    serve({
      "POST /api/x": new Refuse(409, {
        code: "not_now",
        detail: "48小时内不可再次发起",
        params: { hours: 48 },
        opens_at: "2026-11-23T00:00:00Z",
        errors: [{ pointer: "/reason", code: "required" }],
      }),
    });
    const problem = await caught(call("POST", "/api/x"));
    expect(problem).toMatchObject({
      status: 409,
      code: "not_now",
      detail: "48小时内不可再次发起",
      params: { hours: 48 },
    });
    expect(problem.opens_at).toBe("2026-11-23T00:00:00Z");
    expect(problem.errors).toEqual([{ pointer: "/reason", code: "required" }]);
  });

  it("names an answer that is no problem+json by its status", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));
    expect(await caught(call("GET", "/api/x"))).toMatchObject({ code: "http_502", status: 502 });
  });

  it("says offline when nobody answers", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await caught(call("GET", "/api/x"))).toMatchObject({ code: "offline", status: 0 });
  });

  it("tells a lost session once, but not when the question was who one is", async () => {
    const told = vi.fn();
    const off = onSessionEnd(told);
    serve({
      "GET /api/orders": new Refuse(401, { code: "not_logged_in" }),
      "GET /api/staff/me": new Refuse(401, { code: "not_logged_in" }),
      "POST /api/staff/login": new Refuse(401, { code: "bad_login" }),
    });
    await caught(call("GET", "/api/staff/me"));
    await caught(call("POST", "/api/staff/login"));
    expect(told).not.toHaveBeenCalled();
    await caught(call("GET", "/api/orders"));
    expect(told).toHaveBeenCalledTimes(1);
    off();
  });
});

describe("a refusal on the page", () => {
  it("is the server's own sentence in Chinese", () => {
    expect(refusalText({ code: "forbidden", detail: "该岗位无订单管理的权限" }, true)).toBe("该岗位无订单管理的权限");
  });
  it("falls back to the sentence where no English is known", () => {
    expect(refusalText({ code: "never_heard_of", detail: "原句" }, false)).toBe("原句");
  });
  it("says something when there is neither", () => {
    expect(refusalText({ code: "odd" }, true)).toContain("odd");
  });
});
