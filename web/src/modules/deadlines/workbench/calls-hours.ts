/** The hours of the parcel check as the server tells them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { call } from "@/kernel/http";
import { BASE } from "./calls";
import type { Body, Hours } from "./model/hours";

export type Planned = {
  shift: string;
  label_zh: string;
  label_en: string;
  opens_at: string;
  closes_at: string;
  state: "done" | "open" | "missed" | "coming" | "none";
  check_id: string | null;
};
export type Plan = { day: string; rounds: Planned[] };
export type Edition = {
  since: string;
  published: string;
  state: "past" | "in_force" | "coming";
  own: boolean;
  who: string;
  source: string;
  hours: Hours;
};
export type Settings = {
  hours: Hours;
  usual: Hours;
  since: string;
  own: boolean;
  version: number;
  may_set: boolean;
  editions: Edition[];
  today: Plan;
  tomorrow: Plan;
  now: string;
};
type Preview = { since: string; today: Plan; first: Plan };

export const HOURS = `${BASE}/hours`;
export const useSettings = () => useAsk<Settings>(HOURS);

const TYPING_MS = 300;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What the days would look like, asked when the typing rests; null asks for nothing. */
export function usePreview(body: Body | null) {
  const text = useSettled(body ? JSON.stringify(body) : "");
  return useQuery({
    queryKey: ["deadlines", "hours-preview", text],
    queryFn: ({ signal }) => call<Preview>("POST", `${HOURS}/preview`, JSON.parse(text), { signal }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
}
