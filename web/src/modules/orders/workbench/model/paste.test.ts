import { expect, it } from "vitest";
import { readPasted } from "./paste";

const KNOWN = ["R1", "R2", "R3"];

it("reads two columns as a spreadsheet copies them", () => {
  const { found, unknown, bad } = readPasted("R1\tyt1234567890123\r\nR2\t751234567890\n\n", KNOWN);
  expect([...found]).toEqual([
    ["R1", "YT1234567890123"],
    ["R2", "751234567890"],
  ]);
  expect([unknown, bad]).toEqual([[], []]);
});

it("takes commas and blanks for columns too, and numbers in small letters", () => {
  expect([...readPasted("r1, 111\nR2   222", KNOWN).found]).toEqual([
    ["R1", "111"],
    ["R2", "222"],
  ]);
});

it("names what is not in the dialog and what is no pair", () => {
  const { unknown, bad } = readPasted("R9 111\nR1\nR2 1 2 3", KNOWN);
  expect(unknown).toEqual(["R9"]);
  expect(bad).toEqual(["R1", "R2 1 2 3"]);
});
