import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { isOurs, Picture } from "./picture";

it.each([
  ["/api/files/0", true],
  ["//evil.example/x.png", false],
  ["/\\evil.example/x.png", false],
  ["https://evil.example/x.png", false],
  ["vbscript:alert(1)", false],
  ["data:image/svg+xml,<svg/>", false],
  ["", false],
])("knows whether %s lies in this house", (address, ours) => {
  expect(isOurs(address)).toBe(ours);
});

it("draws the first sign of the name where the picture lies elsewhere", () => {
  const { container } = render(<Picture src="https://evil.example/x.png" name="杯子" />);
  expect(container.querySelector("img")).toBeNull();
  expect(container.textContent).toBe("杯");
});
