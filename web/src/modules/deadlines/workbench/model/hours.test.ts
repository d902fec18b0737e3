import { expect, it } from "vitest";
import {
  bodyOf,
  type Draft,
  fewerShifts,
  missing,
  moreRounds,
  moreShifts,
  placeOf,
  sameHours,
  withRound,
} from "./hours";

const DRAFT: Draft = {
  shifts: [
    {
      name: "",
      rounds: [
        { opens: "08:00", closes: "11:00" },
        { opens: "16:00", closes: "21:00" },
      ],
    },
  ],
  pickup_hours: 12,
  stuck_hours: 48,
  starts: "tomorrow",
  day: "",
};

it("names the shifts as soon as there are two, and forgets the name of the last one left", () => {
  const two = moreShifts(DRAFT, ["早班", "晚班", "夜班"]);
  expect(two.shifts.map((s) => s.name)).toEqual(["早班", "晚班"]);
  expect(moreShifts(two, ["早班", "晚班", "夜班"]).shifts[2]?.name).toBe("夜班");
  expect(fewerShifts(two, 1).shifts).toEqual(DRAFT.shifts);
});

it("puts a further round before the one that comes before leaving", () => {
  const three = moreRounds(DRAFT, 0);
  expect(three.shifts[0]?.rounds.map((r) => r.opens)).toEqual(["08:00", "", "16:00"]);
  expect([0, 1, 2].map((n) => placeOf(n, 3))).toEqual(["first", "between", "last"]);
  expect(missing(three)).toBe("/shifts/0/rounds/1/opens");
  expect(missing(withRound(three, 0, 1, { opens: "12:00", closes: "13:00" }))).toBeNull();
});

it("asks for nothing, for tomorrow or for a day", () => {
  const { starts: _, day: __, ...hours } = DRAFT;
  expect(bodyOf({ ...DRAFT, starts: "now" }, "2026-11-23")).toEqual(hours);
  expect(bodyOf(DRAFT, "2026-11-23")).toEqual({ ...hours, since: "2026-11-23" });
  expect(bodyOf({ ...DRAFT, starts: "day", day: "2026-12-01" }, "2026-11-23").since).toBe("2026-12-01");
  expect(missing({ ...DRAFT, starts: "day" })).toBe("/since");
});

it("tells the same hours from others whatever the order of the fields", () => {
  const { shifts, pickup_hours, stuck_hours } = DRAFT;
  expect(sameHours(DRAFT, { stuck_hours, pickup_hours, shifts })).toBe(true);
  expect(sameHours(DRAFT, { ...DRAFT, stuck_hours: 24 })).toBe(false);
});
