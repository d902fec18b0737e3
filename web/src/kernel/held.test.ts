import { describe, expect, it } from "vitest";
import { place } from "./held";

describe("rows under the pointer", () => {
  it("stand in the wanted order while nothing holds them", () => {
    expect(place(["a", "b"], ["b", "a"], false)).toEqual({ ids: ["b", "a"], changes: 0 });
  });

  it("keep their places while held, and say how many want to move", () => {
    expect(place(["a", "b", "c"], ["c", "a", "b"], true)).toEqual({ ids: ["a", "b", "c"], changes: 1 });
  });

  it("keep a gone one in its place and let a new one wait below", () => {
    expect(place(["a", "b"], ["x", "b"], true)).toEqual({ ids: ["a", "b", "x"], changes: 2 });
  });

  it("do not count what has not moved", () => {
    expect(place(["a", "b", "c"], ["a", "b", "c"], true).changes).toBe(0);
  });
});
