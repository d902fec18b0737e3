import { describe, expect, it } from "vitest";
import { fakeSurroundings } from "./fakes";
import { Live } from "./live";
import { type Letter, Outbox } from "./outbox";
import { memoryShelf } from "./shelf";

const letter = (client_id: string, at = 1): Omit<Letter, "state"> => ({
  client_id,
  thread: "t1",
  body: { text: client_id },
  at,
});

function made(kept: Letter[] = []) {
  const kit = fakeSurroundings();
  const live = new Live(kit.around);
  const shelf = memoryShelf(kept);
  const outbox = new Outbox(live, shelf);
  live.start();
  const sent = () =>
    kit
      .last()
      .of("send")
      .map((f) => f.client_id);
  const states = () => outbox.letters.map((l) => [l.client_id, l.state]);
  return { ...kit, live, shelf, outbox, sent, states };
}
const ack = (client_id: string, seq: number) => ({
  t: "ack" as const,
  client_id,
  thread: "t1",
  seq,
  id: client_id,
  at: "",
});

describe("the outbox", () => {
  it("keeps what is written offline and sends it in order", () => {
    const { outbox, last, sent, states } = made();
    outbox.post(letter("a"));
    outbox.post(letter("b"));
    expect(states()).toEqual([
      ["a", "queued"],
      ["b", "queued"],
    ]);
    last().open();
    expect(sent()).toEqual(["a", "b"]);
    last().tell(ack("a", 1));
    expect(states()).toEqual([["b", "sent"]]);
  });

  it("sends again, with the same id, what was on its way when the line was cut", () => {
    const { outbox, last, wait, sent } = made();
    last().open();
    outbox.post(letter("a"));
    last().cut();
    wait(500);
    last().open();
    expect(sent()).toEqual(["a"]);
    last().tell(ack("a", 1));
    expect(outbox.letters).toEqual([]);
  });

  it("survives a reload, older letters first", async () => {
    const { outbox, last, sent, shelf } = made([
      { ...letter("late", 20), state: "queued" },
      { ...letter("early", 10), state: "sent" },
    ]);
    last().open();
    await outbox.restore();
    expect(sent()).toEqual(["early", "late"]);
    last().tell(ack("early", 1));
    expect((await shelf.all()).map((l) => l.client_id)).toEqual(["late"]);
  });

  it("keeps a refused letter in its place while the next ones go", () => {
    const { outbox, last, states, sent } = made();
    last().open();
    outbox.post(letter("bad"));
    outbox.post(letter("good"));
    last().tell({ t: "nack", client_id: "bad", problem: { code: "banned_word" } });
    last().tell(ack("good", 1));
    expect(states()).toEqual([["bad", "failed"]]);
    outbox.retry("bad");
    expect(sent()).toEqual(["bad", "good", "bad"]);
    outbox.discard("bad");
    expect(outbox.letters).toEqual([]);
  });
});
