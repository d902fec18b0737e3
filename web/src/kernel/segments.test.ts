import { describe, expect, it } from "vitest";
import type { Segment } from "./ask";
import { runningLeft, sentence, spoken, standsUntil } from "./segments";
import { HOUR, MINUTE } from "./time";
import zh from "./words/words.zh";

const at = (day: number, hour: number) => `2024-01-0${day}T${String(hour).padStart(2, "0")}:00:00+08:00`;
const part = (running: boolean, start: string, end: string): Segment => ({ running, start, end });
/** Received at 20:00 with 12 hours. */
const NIGHT = [part(true, at(1, 20), at(1, 21)), part(false, at(1, 21), at(2, 9)), part(true, at(2, 9), at(2, 20))];

const words: Record<string, string> = zh.clock;
const t = (key: string, params: Record<string, string | number> = {}) =>
  (words[key.slice("clock.".length)] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));

describe("the stretches of a clock", () => {
  it("are told as the rule's own example is", () => {
    expect(sentence(NIGHT, t)).toBe("20:00–21:00 用 1 小时,暂停,次日 09:00–20:00 用 11 小时");
  });

  it("name the date of a day that is not the next", () => {
    const late = [part(true, at(1, 20), at(1, 21)), part(false, at(1, 21), at(3, 9)), part(true, at(3, 9), at(3, 10))];
    expect(sentence(late, t)).toBe("20:00–21:00 用 1 小时,暂停,01-03 09:00–10:00 用 1 小时");
  });

  it("say from when a standing clock runs again", () => {
    expect(standsUntil(NIGHT, Date.parse(at(1, 23)))).toBe(Date.parse(at(2, 9)));
    expect(standsUntil(NIGHT, Date.parse(at(1, 20)))).toBe(0);
    expect(standsUntil(NIGHT, Date.parse(at(2, 9)))).toBe(0);
  });

  it("leave only running time", () => {
    expect(runningLeft(NIGHT, Date.parse(at(1, 20)))).toBe(12 * HOUR);
    expect(runningLeft(NIGHT, Date.parse(at(1, 23)))).toBe(11 * HOUR);
    expect(runningLeft(NIGHT, Date.parse(at(2, 19)))).toBe(HOUR);
    expect(runningLeft(NIGHT, Date.parse(at(2, 21)))).toBe(0);
  });

  it("are spoken in whole parts", () => {
    expect(spoken(90 * MINUTE, t)).toBe("1 小时 30 分钟");
    expect(spoken(0, t)).toBe("0 秒");
  });
});
