import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { draw } from "@/testing/house";
import { Select } from "./select";

const OPTIONS = [
  { value: "a", label: "Apple" },
  { value: "b", label: "Banana", disabled: true },
  { value: "c", label: "Cherry" },
];

function Kept() {
  const [value, set] = useState("");
  return <Select label="水果" options={OPTIONS} value={value} onChange={set} />;
}

it("is worked by keyboard: arrows step over what cannot be chosen, Enter takes, Esc leaves", async () => {
  draw(<Kept />);
  const box = await screen.findByRole("combobox", { name: "水果" });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(box.getAttribute("aria-expanded")).toBe("true");
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent).toBe("Cherry");
  fireEvent.keyDown(box, { key: "Enter" });
  expect(screen.getByRole("combobox", { name: "水果: Cherry" })).toBeTruthy();
  fireEvent.keyDown(box, { key: "Enter" });
  fireEvent.keyDown(box, { key: "a" });
  fireEvent.keyDown(box, { key: "Escape" });
  expect(box.getAttribute("aria-expanded")).toBe("false");
  expect(box.textContent).toBe("Cherry");
});
