/** Same-origin JSON calls. Every refusal becomes a `Problem`; a lost session is told once to whoever listens. */
import { noteServerNow } from "./clock";

export type Params = Record<string, string | number | boolean | null>;
export type FieldError = { pointer: string; code: string };

type ProblemBody = {
  status?: number;
  code?: string;
  detail?: string;
  title?: string;
  params?: Params;
  opens_at?: string;
  errors?: FieldError[];
};

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** The ready Chinese sentence. */
  readonly detail: string;
  readonly params: Params;
  readonly opens_at: string | undefined;
  readonly errors: FieldError[];

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? "problem");
    this.name = "Problem";
    this.code = body.code ?? "unknown";
    this.status = body.status ?? 0;
    this.detail = body.detail ?? body.title ?? "";
    this.params = body.params ?? {};
    this.opens_at = body.opens_at;
    this.errors = body.errors ?? [];
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Query = Record<string, string | number | boolean | null | undefined>;
export type CallOptions = { key?: string | undefined; query?: Query | undefined; signal?: AbortSignal | undefined };

const sessionListeners = new Set<() => void>();

/** Tells when a call met 401; the shell answers with the login dialog. */
export function onSessionEnd(listener: () => void): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

export function sessionEnded(): void {
  for (const listener of sessionListeners) listener();
}

export function withQuery(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== "");
  if (pairs.length === 0) return path;
  return `${path}?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString()}`;
}

export const newKey = (): string => {
  // randomUUID exists in secure contexts only; a plain-http LAN origin is none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
};

function requestOf(method: Method, body: unknown, opts: CallOptions): RequestInit {
  const headers: Record<string, string> = { Accept: "application/json" };
  const init: RequestInit = { method, headers, credentials: "same-origin", signal: opts.signal ?? null };
  if (method !== "GET") {
    headers["X-CSRF"] = "1";
    if (body instanceof FormData) init.body = body;
    else {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(body ?? {});
    }
  }
  if (opts.key) headers["Idempotency-Key"] = opts.key;
  return init;
}

async function problemOf(reply: Response): Promise<Problem> {
  const isJson = reply.headers.get("content-type")?.includes("json");
  const body = isJson ? ((await reply.json().catch(() => ({}))) as ProblemBody) : {};
  return new Problem({ code: `http_${reply.status}`, ...body, status: reply.status });
}

/** Calls that tell about the session itself; their 401 is an answer, not an ending. */
const ASKS_FOR_SESSION = /\/(login|login_by_code|codes|me|first_run|enter)$/;

/** @throws Problem with code `offline` when no answer came. */
export async function call<T>(method: Method, path: string, body?: unknown, opts: CallOptions = {}): Promise<T> {
  const sent = performance.now();
  let reply: Response;
  try {
    reply = await fetch(withQuery(path, opts.query), requestOf(method, body, opts));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ status: 0, code: "offline", detail: "" });
  }
  if (!reply.ok) {
    if (reply.status === 401 && !ASKS_FOR_SESSION.test(path)) sessionEnded();
    throw await problemOf(reply);
  }
  if (reply.status === 204) return undefined as T;
  const data = (await reply.json()) as T & { now?: unknown };
  if (typeof data?.now === "string") noteServerNow(data.now, sent, performance.now());
  return data;
}
