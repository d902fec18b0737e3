import { describe, expect, it, vi } from "vitest";
import { comboOf, comboText, isPlain, isReserved, type Press } from "./combo";
import { type Action, Registry } from "./registry";

type Down = Press & { keyCode: number; isComposing?: boolean };
const press = (code: string, held: Partial<Down> = {}): Down => ({
  code,
  key: code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  keyCode: 65,
  ...held,
});
const action = (name: string, keys: string[], more: Partial<Action> = {}): Action => ({
  name,
  words: { zh: name, en: name },
  keys,
  perform: vi.fn(),
  ...more,
});

describe("a combination", () => {
  it("is read from the key's place, so that Option on a Mac cannot change it", () => {
    expect(comboOf(press("Digit1", { altKey: true, key: "¡" }))).toBe("Alt+Digit1");
    expect(comboOf(press("Enter", { metaKey: true }))).toBe("Mod+Enter");
    expect(comboOf(press("AltLeft", { altKey: true }))).toBeNull();
  });
  it("is shown as people write it", () => {
    expect(comboText("Mod+Alt+KeyE", false)).toBe("Ctrl+Alt+E");
    expect(comboText("Mod+KeyK", true)).toBe("⌘K");
  });
  it("is known as the browser's own", () => {
    expect(["Mod+Digit1", "Mod+KeyW", "Alt+KeyD", "Alt+Digit1", "Mod+KeyK"].map(isReserved)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  it("belongs to the field when it types something", () => {
    expect(["?", "KeyJ", "Shift+KeyA", "Enter", "F6", "Alt+KeyN", "Mod+Enter"].map(isPlain)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the registry", () => {
  it("finds the action of a press, the latest screen first", () => {
    const registry = new Registry(undefined);
    registry.add([action("page.next", ["Alt+KeyN"])]);
    const off = registry.add([action("dialog.next", ["Alt+KeyN"])]);
    const down = press("KeyN", { altKey: true });
    expect(registry.find(down, false)?.name).toBe("dialog.next");
    off();
    expect(registry.find(down, false)?.name).toBe("page.next");
  });

  it("stays silent while an input method composes, by either sign of it", () => {
    const registry = new Registry(undefined);
    registry.add([action("send", ["Mod+Enter"])]);
    const down = press("Enter", { ctrlKey: true });
    expect(registry.find(down, true)?.name).toBe("send");
    expect(registry.find({ ...down, isComposing: true }, true)).toBeUndefined();
    expect(registry.find({ ...down, keyCode: 229 }, true)).toBeUndefined();
  });

  it("leaves plain keys to the field they are typed in", () => {
    const registry = new Registry(undefined);
    registry.add([action("help", ["?"])]);
    const down = press("Slash", { shiftKey: true, key: "?" });
    expect(registry.find(down, false)?.name).toBe("help");
    expect(registry.find(down, true)).toBeUndefined();
  });

  it("passes over what is not visible now", () => {
    const registry = new Registry(undefined);
    registry.add([action("end", ["Alt+KeyE"], { visible: () => false })]);
    expect(registry.find(press("KeyE", { altKey: true }), false)).toBeUndefined();
  });

  it("lets a person change a key or turn it off, and keeps it for him alone", () => {
    const registry = new Registry(localStorage);
    registry.owner("ann");
    registry.add([action("next", ["Alt+KeyN"])]);
    registry.remap("next", "Alt+KeyJ");
    expect(registry.find(press("KeyN", { altKey: true }), false)).toBeUndefined();
    expect(registry.find(press("KeyJ", { altKey: true }), false)?.name).toBe("next");
    expect(registry.taken("Alt+KeyJ", "other")?.name).toBe("next");
    registry.remap("next", null);
    expect(registry.find(press("KeyJ", { altKey: true }), false)).toBeUndefined();
    registry.owner("bob");
    expect(registry.find(press("KeyN", { altKey: true }), false)?.name).toBe("next");
    registry.owner("ann");
    expect(registry.find(press("KeyN", { altKey: true }), false)).toBeUndefined();
    registry.resetAll();
    expect(registry.find(press("KeyN", { altKey: true }), false)?.name).toBe("next");
  });
});
