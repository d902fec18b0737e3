import { describe, expect, it } from "vitest";
import { fenOf, yuan } from "./money";
import { DAY, dateText, dueLevel, HOUR, isDay, mmss, replyLevel, shortDate, span } from "./time";

describe("the reply clock", () => {
  it("is green below 60 s, amber below 100, red up to and with 180, over after", () => {
    const at = [0, 59_999, 60_000, 99_999, 100_000, 180_999, 181_000].map((ms) => replyLevel(ms));
    expect(at).toEqual(["ok", "ok", "warn", "warn", "danger", "danger", "over"]);
    expect(replyLevel(null)).toBe("none");
  });
  it("takes the shop's own bounds", () => {
    expect(replyLevel(31_000, { warn: 10, danger: 20, over: 30 })).toBe("over");
  });
});

describe("a deadline", () => {
  it("is amber below 12 hours or a quarter, whichever is more, and red below two hours", () => {
    expect(dueLevel(13 * HOUR, 48 * HOUR)).toBe("ok");
    expect(dueLevel(12 * HOUR - 1, 48 * HOUR)).toBe("warn");
    expect(dueLevel(47 * HOUR, 8 * DAY)).toBe("warn");
    expect(dueLevel(2 * HOUR - 1, 48 * HOUR)).toBe("danger");
  });
  it("is still good at its own instant", () => {
    expect(dueLevel(0, 48 * HOUR)).toBe("danger");
    expect(dueLevel(-1, 48 * HOUR)).toBe("over");
  });
});

describe("text", () => {
  it("shows durations in both languages", () => {
    expect([mmss(65_000), span(25 * HOUR), span(25 * HOUR, false), span(5.7 * HOUR)]).toEqual([
      "01:05",
      "1天1小时",
      "1d 1h",
      "05:42:00",
    ]);
  });
  it("shows instants in the shop's zone wherever the browser is", () => {
    expect(dateText("2026-11-21T16:30:00Z")).toBe("2026-11-22 00:30");
    const now = Date.parse("2026-11-22T04:00:00Z");
    expect(shortDate("2026-11-21T16:30:00Z", now)).toBe("00:30");
    expect(shortDate("2026-11-21T15:30:00Z", now)).toBe("昨天 23:30");
    expect(shortDate("2025-11-21T15:30:00Z", now, false)).toBe("2025-11-21 23:30");
  });
  it("takes from an address only a day of the calendar", () => {
    const typed = ["2026-02-28", "2026-02-29", "2026-2-1", "+275760-09-13", "<svg onload=x>", "", undefined];
    expect(typed.map(isDay)).toEqual([true, false, false, false, false, false, false]);
  });
  it("shows fen as yuan without ever dividing into fractions", () => {
    expect([yuan(0), yuan(5), yuan(123456), yuan(-100), yuan(100000000)]).toEqual([
      "¥0.00",
      "¥0.05",
      "¥1,234.56",
      "-¥1.00",
      "¥1,000,000.00",
    ]);
    expect(["12.5", "¥1,234.56", "0.1", "1.234", "", "-1"].map(fenOf)).toEqual([1250, 123456, 10, null, null, null]);
  });
});
