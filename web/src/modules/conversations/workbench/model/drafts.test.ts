import { beforeEach, describe, expect, it } from "vitest";
import { type Around, Drafts, LOCAL_MS, SERVER_MS } from "./drafts";
import { PART_MS, Pace } from "./pace";

type Task = { task: () => void; due: number; off: boolean };

/** Time that goes only when told. */
class Clock {
  now = 0;
  tasks: Task[] = [];
  readonly later = (task: () => void, ms: number) => {
    const one: Task = { task, due: this.now + ms, off: false };
    this.tasks.push(one);
    return () => {
      one.off = true;
    };
  };
  pass(ms: number): void {
    this.now += ms;
    for (;;) {
      const next = this.tasks.find((t) => !t.off && t.due <= this.now);
      if (!next) return;
      next.off = true;
      next.task();
    }
  }
}

let clock: Clock;
let sent: [string, string][];
const around = (): Around => ({
  storage: localStorage,
  later: clock.later,
  send: (thread, text) => void sent.push([thread, text]),
});

beforeEach(() => {
  clock = new Clock();
  sent = [];
});

describe("a draft", () => {
  it("is on this machine within 300 ms and on the server a little later, once", () => {
    const drafts = new Drafts("me", around());
    drafts.set("t1", "亲");
    drafts.set("t1", "亲，在的");
    clock.pass(LOCAL_MS);
    expect(localStorage.getItem("roost.draft.me.t1")).toBe("亲，在的");
    expect(LOCAL_MS).toBeLessThanOrEqual(300);
    clock.pass(SERVER_MS);
    expect(sent).toEqual([["t1", "亲，在的"]]);
  });

  it("comes back after a reload, for the same person only", () => {
    new Drafts("me", around()).set("t1", "亲");
    clock.pass(LOCAL_MS);
    expect(new Drafts("me", around()).all().get("t1")).toBe("亲");
    expect(new Drafts("other", around()).get("t1")).toBe("");
  });

  it("is saved at once when the page goes away", () => {
    const drafts = new Drafts("me", around());
    drafts.set("t1", "亲");
    drafts.flush();
    expect([localStorage.getItem("roost.draft.me.t1"), sent.length]).toEqual(["亲", 1]);
  });

  it("is gone everywhere when the text is sent", () => {
    const drafts = new Drafts("me", around());
    drafts.set("t1", "亲");
    clock.pass(SERVER_MS);
    drafts.set("t1", "");
    clock.pass(SERVER_MS);
    expect([localStorage.getItem("roost.draft.me.t1"), sent.at(-1), drafts.all().size]).toEqual([null, ["t1", ""], 0]);
  });

  it("of another device is taken only where nothing is written here", () => {
    const drafts = new Drafts("me", around());
    drafts.set("t1", "这里的");
    drafts.adopt("t1", "那边的");
    drafts.adopt("t2", "那边的");
    expect([drafts.get("t1"), drafts.get("t2")]).toEqual(["这里的", "那边的"]);
  });

  it("of a note never leaves this machine", () => {
    const drafts = new Drafts("me", around());
    drafts.set("t1#note", "内部");
    clock.pass(SERVER_MS * 2);
    drafts.flush();
    expect(sent).toEqual([]);
  });
});

describe("a long text in parts", () => {
  const pace = () => {
    const said: string[] = [];
    return { said, pace: new Pace({ later: clock.later, say: (_, text) => void said.push(text) }) };
  };

  it("says the first at once and the others one by one, in order", () => {
    const { said, pace: parts } = pace();
    parts.start("t", ["一", "二", "三"]);
    expect(said).toEqual(["一"]);
    clock.pass(PART_MS);
    expect([said, parts.of("t")]).toEqual([["一", "二"], { thread: "t", left: ["三"], said: 2, paused: false }]);
    clock.pass(PART_MS);
    expect([said, parts.of("t")]).toEqual([["一", "二", "三"], undefined]);
  });

  it("waits while it is held, and gives back what was not said", () => {
    const { said, pace: parts } = pace();
    parts.start("t", ["一", "二", "三"]);
    parts.pause("t", true);
    clock.pass(PART_MS * 5);
    expect(said).toEqual(["一"]);
    expect(parts.stop("t")).toEqual(["二", "三"]);
    clock.pass(PART_MS * 5);
    expect(said).toEqual(["一"]);
  });
});
