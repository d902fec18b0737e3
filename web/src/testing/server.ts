/** A server for tests: answers by method and path, and remembers what it was asked. */
import { vi } from "vitest";

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown; headers: Headers };
type Answer = unknown | ((asked: Asked) => unknown);

export class Refuse {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {}
}

/** Keys as "GET /api/staff/me". Returns the list of questions, growing as they come. */
export function serve(answers: Record<string, Answer>): Asked[] {
  const all: Asked[] = [];
  const reply = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input, "http://house.test");
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : init.body;
    const method = init.method ?? "GET";
    const asked = { method, path: url.pathname, query: url.searchParams, body, headers: new Headers(init.headers) };
    all.push(asked);
    const answer = answers[`${method} ${url.pathname}`];
    const given = typeof answer === "function" ? (answer as (a: Asked) => unknown)(asked) : answer;
    if (given === undefined) return problem(new Refuse(404, { code: "not_found", detail: "没有找到" }));
    return given instanceof Refuse ? problem(given) : Response.json(given);
  };
  vi.stubGlobal("fetch", reply);
  return all;
}

function problem({ status, body }: Refuse): Response {
  const headers = { "content-type": "application/problem+json" };
  return new Response(JSON.stringify({ status, ...body }), { status, headers });
}
