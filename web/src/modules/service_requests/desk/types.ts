/** A service request as the shop and the platform read it. */
import type { Deadline, Segment, Step } from "@/kernel/ask";

export type Named = { code: string; label_zh: string; label_en: string };
export type Status = "pending" | "awaiting_buyer" | "platform_review" | "closed";
export const REVIEWS = ["unresolved", "timeout", "unsatisfied", "no_answer"] as const;
export type Review = (typeof REVIEWS)[number];
export type Level = "general" | "urgent" | "agreed";
export type FileLink = { url: string; thumb_url: string };
export type Links = Record<string, FileLink>;

export type Row = {
  id: string;
  number: string;
  type: string;
  level: Level;
  status: Status;
  order_id: string;
  order_no: string;
  buyer_name: string;
  demand: string;
  created_at: string;
  cycle: number;
  urge_count: number;
  urged_at: string | null;
  /** The instant that lists show, sort and colour by, and which of the two it is. */
  shown_at: string | null;
  shown_by: "strict" | "due" | null;
  due_at: string | null;
  strict_at: string | null;
  /** Seconds to the shown instant when the reply was made; a clock that stands at night counts only its own. */
  remaining_s: number | null;
  paused: boolean;
  late: boolean;
  /** Why it lies with the platform; null elsewhere. */
  review: Review | null;
  version: number;
};

export type Reply = {
  resolved: boolean;
  reason: string | null;
  text: string;
  files: string[];
  case_id: string | null;
  agreed: boolean;
  at: string;
  by: string;
  late: boolean;
  cycle?: number;
};
export type Survey = {
  due_at: string | null;
  sent_at: string | null;
  answer: "satisfied" | "unsatisfied" | null;
  said: string;
  answered_at: string | null;
};
export type SentBack = { cycle: number; reason: string; at: string; limit_s: number };
export type Clock = {
  policy: "working_clock" | "night_end" | "wall" | "connector";
  edition: string;
  segments: Segment[];
  due_at: string;
  strict_at: string | null;
};
export type Suggestion = {
  code: string;
  label_zh: string;
  label_en: string;
  why_zh: string;
  why_en: string;
  draft: string;
};
export type Told = {
  at: string;
  party: string;
  name: string;
  step: string;
  label_zh: string;
  label_en: string;
  status: string;
  note: string;
  data: Record<string, unknown>;
};
export type OrderBrief = {
  id: string;
  order_no: string;
  title: string;
  image: string;
  status: string;
  status_zh?: string;
  status_en?: string;
  paid_fen: number;
};
export type CaseBrief = {
  id: string;
  number: string;
  kind: string;
  status: string;
  kind_zh?: string;
  kind_en?: string;
  status_zh?: string;
  status_en?: string;
};
export type Remind = {
  used: number;
  most: number;
  opens_at: string | null;
  hint_zh?: string;
  hint_en?: string;
};
export type Outcome = { kind: "refund" | "compensate" | "close"; amount_fen: number; note: string };

export type Request = Row & {
  limit_s: number;
  files: string[];
  file_urls?: Links;
  buyer: { id: string; name: string } | null;
  order: OrderBrief;
  case: CaseBrief | null;
  reply: Reply | null;
  replies: Reply[];
  survey: Survey | null;
  reminders: string[];
  remind: Remind;
  sent_back: SentBack[];
  passive: boolean;
  outcome: Outcome | null;
  close_reason: string | null;
  clock: Clock | null;
  suggestions: Suggestion[];
  history: Told[];
  other_requests: Row[];
  steps: Step[];
  clocks: Deadline[];
  now: string;
};

export type Choices = {
  tabs: string[];
  states: Named[];
  types: (Named & { level: Level })[];
  levels: (Named & { hours: number | null })[];
  reasons: Named[];
  conclusions: Named[];
  files_most?: number;
};

export type Rate = { numerator: number; denominator: number; display: string };
export type Figures = {
  received: number;
  in_time: number;
  due: number;
  in_time_rate: Rate;
  median_handling_s: number | null;
  sent_back_rate: Rate;
  /** Silence counts as not satisfied; the second leaves it out. */
  satisfied_rate: Rate;
  satisfied_of_answered: Rate;
  open_2h: number;
  open_12h: number;
  open_rest: number;
  urged: number;
  overdue: number;
  adoption_rate: Rate;
  days: { day: string; received: number; in_time: number; overdue: number }[];
  types: { type: string; n: number }[];
};

/** Files by id, with the links that came along where there are any. */
export const filesOf = (ids: readonly string[] | undefined, links: Links = {}): (string | FileLink)[] =>
  (ids ?? []).map((id) => links[id] ?? id);
