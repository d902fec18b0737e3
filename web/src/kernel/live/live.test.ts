import { describe, expect, it, vi } from "vitest";
import { fakeSurroundings } from "./fakes";
import type { Msg } from "./frames";
import { CLOSE_RESUME, CLOSE_SESSION_ENDED, Live, waitBefore } from "./live";

const msg = (thread: string, seq: number): Msg => ({
  t: "msg",
  thread,
  seq,
  id: `${thread}${seq}`,
  at: "2026-11-21T12:00:00Z",
  from: { party: "buyer", id: "x", name: "小鹿" },
  kind: "text",
  body: {},
});

function started() {
  const kit = fakeSurroundings();
  const live = new Live(kit.around);
  live.start();
  return { ...kit, live };
}

describe("connecting", () => {
  it("says hello with the last seq of every thread, and is open when the server is ready", () => {
    const { live, last } = started();
    live.seen("t1", 7);
    live.seen("t1", 5);
    last().open();
    expect(last().of("hello")[0]?.seqs).toEqual({ t1: 7 });
    expect(live.state.phase).toBe("open");
  });

  it("measures latency and the server's time by ping", () => {
    const { live, last, wait, around } = started();
    last().open();
    const ping = last().of("ping")[0];
    wait(18);
    last().tell({ t: "pong", at: ping?.at ?? 0, now: "2026-11-21T12:00:01Z" });
    expect(live.state.latency).toBe(18);
    expect(around.onServerNow).toHaveBeenLastCalledWith("2026-11-21T12:00:01Z", 0, 18);
  });
});

describe("reconnecting", () => {
  it("waits from half a second to fifteen, with jitter, and never gives up", () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((n) => waitBefore(n, 1))).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000]);
    expect(waitBefore(6, 0)).toBe(7500);
    const { live, last, wait, sockets } = started();
    for (let i = 0; i < 30; i += 1) {
      last().cut();
      wait(15_000);
    }
    expect(sockets.length).toBe(31);
    expect(live.state.attempt).toBe(31);
  });

  it("resumes every thread from the last seq it has seen, by whatever way it came", () => {
    const { last, wait } = started();
    last().open();
    last().tell(msg("t1", 3));
    last().tell(msg("t2", 9));
    last().tell({ t: "ack", client_id: "c", thread: "t1", seq: 4, id: "m", at: "" });
    last().cut();
    wait(500);
    last().open();
    expect(last().of("hello")[0]?.seqs).toEqual({ t1: 4, t2: 9 });
  });

  it("goes at once when the network or the tab comes back", () => {
    const { live, last, sockets } = started();
    last().open();
    live.lost();
    expect(live.state).toMatchObject({ phase: "waiting", attempt: 1 });
    live.nudge();
    expect(sockets.length).toBe(2);
    expect(live.state.phase).toBe("connecting");
  });

  it("calls a socket dead that leaves two pings unanswered", () => {
    const { live, last, wait } = started();
    last().open();
    wait(15_000);
    expect(live.state.phase).toBe("open");
    wait(30_000);
    expect(live.state.phase).not.toBe("open");
  });

  it("gives a socket three seconds to answer after the machine has slept", () => {
    const { live, last, wait } = started();
    last().open();
    live.nudge();
    live.nudge();
    wait(2_900);
    expect(live.state.phase).toBe("open");
    wait(200);
    expect(live.state.phase).toBe("waiting");
  });

  it("comes back without waiting when the server asks it to resume", () => {
    const { live, last, sockets } = started();
    last().open();
    last().cut(CLOSE_RESUME);
    expect(sockets.length).toBe(2);
    expect(live.state.phase).toBe("connecting");
  });

  it("watches again what was watched, and not what was let go", () => {
    const { live, last, wait } = started();
    last().open();
    live.watch("t1");
    live.watch("t2")();
    last().cut();
    wait(500);
    last().open();
    expect(last().of("watch")).toEqual([{ t: "watch", thread: "t1" }]);
  });

  it("hears nothing from a socket it has left", () => {
    const { live, last, wait, sockets } = started();
    last().open();
    const old = last();
    live.lost();
    wait(500);
    old.tell(msg("t1", 1));
    expect(old.closed).toBe(true);
    expect(sockets[1]?.of("hello")).toEqual([]);
  });
});

describe("an ended session", () => {
  it("is told, and nothing is tried again until somebody has logged in", () => {
    const { live, last, wait, sockets, around } = started();
    last().open();
    last().cut(CLOSE_SESSION_ENDED);
    wait(60_000);
    expect(around.onSessionEnd).toHaveBeenCalledTimes(1);
    expect(sockets.length).toBe(1);
    expect(live.state.phase).toBe("ended");
    live.start();
    expect(sockets.length).toBe(2);
  });

  it("is found out when the handshake is refused", async () => {
    const { live, last, around } = started();
    around.stillIn.mockResolvedValue(false);
    last().cut();
    await vi.waitFor(() => expect(live.state.phase).toBe("ended"));
    expect(around.onSessionEnd).toHaveBeenCalledTimes(1);
  });
});

describe("frames", () => {
  it("reach those who listen for their kind, and junk reaches nobody", () => {
    const { live, last } = started();
    const heard = vi.fn();
    const off = live.on("wake", heard);
    last().open();
    last().onmessage?.({ data: "{" });
    last().onmessage?.({ data: new Blob() });
    last().tell({ t: "wake", module: "orders", id: "1" });
    off();
    last().tell({ t: "wake", module: "orders", id: "2" });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("do not leave while there is no connection", () => {
    const { live, last } = started();
    expect(live.tell({ t: "typing", thread: "t1" })).toBe(false);
    last().open();
    expect(live.tell({ t: "typing", thread: "t1" })).toBe(true);
  });
});
