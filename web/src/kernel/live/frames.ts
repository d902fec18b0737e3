/** The frames of `/api/live`, both ways. */
import type { Params } from "../http";

export type Party = "buyer" | "merchant" | "bot" | "platform" | "system";
export type From = { party: Party; id: string; name: string };
export type Body = Record<string, unknown>;
export type FrameProblem = { code: string; detail?: string; params?: Params };

export type Msg = {
  t: "msg";
  thread: string;
  seq: number;
  id: string;
  at: string;
  from: From;
  kind: string;
  body: Body;
  /** Taken back by its sender: `body` is empty. */
  recalled?: boolean;
};
export type Ack = { t: "ack"; client_id: string; thread: string; seq: number; id: string; at: string };
export type Nack = { t: "nack"; client_id: string; problem: FrameProblem };
export type Typing = { t: "typing"; thread: string; party: Party; name: string; text?: string };
export type Read = { t: "read"; thread: string; party: Party; seq: number };
export type Wake = { t: "wake"; module: string; id?: string; version?: number };

/** A notice for this person, and how loud it may be: the server has weighed settings and quiet hours. */
export type Notice = {
  t: "notice";
  id: string;
  kind: string;
  level: "info" | "warn" | "urgent";
  title_zh: string;
  title_en: string;
  text: string;
  link: string;
  sound: boolean;
  popup: boolean;
};

export type Incoming =
  | { t: "ready"; now: string }
  | { t: "pong"; at: number; now: string }
  | { t: "bye"; why: string }
  | Msg
  | Ack
  | Nack
  | Typing
  | Read
  | Wake
  | Notice;

export type Outgoing =
  | { t: "hello"; seqs: Record<string, number> }
  | { t: "send"; client_id: string; thread: string; body: Body }
  | { t: "typing"; thread: string; text?: string }
  | { t: "read"; thread: string; seq: number }
  | { t: "watch"; thread: string }
  | { t: "ping"; at: number };

export type FrameOf<T extends Incoming["t"]> = Extract<Incoming, { t: T }>;

export function frameOf(text: string): Incoming | null {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === "object" && frame !== null && "t" in frame ? (frame as Incoming) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
