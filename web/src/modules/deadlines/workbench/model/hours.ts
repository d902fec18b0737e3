/** The hours of the parcel check while they are being written: pure. */

export type Span = { opens: string; closes: string };
export type Shift = { name: string; rounds: Span[] };
export type Hours = { shifts: Shift[]; pickup_hours: number; stuck_hours: number };
export type Starts = "now" | "tomorrow" | "day";
export type Draft = Hours & { starts: Starts; day: string };
export type Body = Hours & { since?: string };

export const MOST_SHIFTS = 4;
export const LEAST_ROUNDS = 2;
export const MOST_ROUNDS = 4;
const BLANK: Span = { opens: "", closes: "" };

/** The label of a round by its place in the shift. */
export const placeOf = (n: number, of: number): "first" | "last" | "between" =>
  n === of - 1 ? "last" : n === 0 ? "first" : "between";

const replaced = <T>(list: T[], at: number, value: T): T[] => list.map((old, i) => (i === at ? value : old));

export const withShift = (of: Draft, n: number, change: Partial<Shift>): Draft => ({
  ...of,
  shifts: replaced(of.shifts, n, { ...(of.shifts[n] as Shift), ...change }),
});

export const withRound = (of: Draft, n: number, i: number, change: Partial<Span>): Draft => {
  const rounds = of.shifts[n]?.rounds ?? [];
  return withShift(of, n, { rounds: replaced(rounds, i, { ...(rounds[i] ?? BLANK), ...change }) });
};

/** A further round stands before the last one, which is the one before leaving. */
export const moreRounds = (of: Draft, n: number): Draft => {
  const rounds = of.shifts[n]?.rounds ?? [];
  return withShift(of, n, { rounds: [...rounds.slice(0, -1), BLANK, ...rounds.slice(-1)] });
};

export const fewerRounds = (of: Draft, n: number, i: number): Draft =>
  withShift(of, n, { rounds: (of.shifts[n]?.rounds ?? []).filter((_, at) => at !== i) });

/** With the second shift the first needs a name too. */
export const moreShifts = (of: Draft, names: readonly string[]): Draft => {
  const free = names.filter((name) => !of.shifts.some((s) => s.name === name));
  const named = of.shifts.map((s) => (s.name ? s : { ...s, name: free.shift() ?? "" }));
  const next = { name: free.shift() ?? "", rounds: [BLANK, BLANK] };
  return { ...of, shifts: [...named, next] };
};

export const fewerShifts = (of: Draft, n: number): Draft => {
  const left = of.shifts.filter((_, at) => at !== n);
  return { ...of, shifts: left.length === 1 ? left.map((s) => ({ ...s, name: "" })) : left };
};

/** The first empty field, as the server would point at it; the browser itself judges nothing else. */
export function missing(of: Draft): string | null {
  for (const [n, shift] of of.shifts.entries())
    for (const [i, round] of shift.rounds.entries())
      for (const end of ["opens", "closes"] as const) if (!round[end]) return `/shifts/${n}/rounds/${i}/${end}`;
  return of.starts === "day" && !of.day ? "/since" : null;
}

/** `tomorrow` is a day of the shop's zone, yyyy-mm-dd. */
export function bodyOf({ starts, day, ...hours }: Draft, tomorrow: string): Body {
  if (starts === "now") return hours;
  return { ...hours, since: starts === "day" ? day : tomorrow };
}

export const sameHours = (a: Hours, b: Hours): boolean => text(a) === text(b);
const text = ({ shifts, pickup_hours, stuck_hours }: Hours) => JSON.stringify([shifts, pickup_hours, stuck_hours]);
