/** Laws of the web folder that are text: both languages everywhere, and no Chinese outside the places for it. */
import { describe, expect, it } from "vitest";
import type { Tree } from "@/kernel/words/words";

type Words = { default: Tree };
const files = import.meta.glob<Words>(["/src/kernel/words/words.*.ts", "/src/modules/**/words.*.ts"], { eager: true });
const texts = import.meta.glob<string>(
  ["/src/**/*.{ts,tsx}", "!/src/**/*.test.*", "!/src/testing/**", "!/src/**/words.{zh,en}.ts"],
  {
    eager: true,
    query: "?raw",
    import: "default",
  },
);
const manifests = import.meta.glob<{ default: { module: string; routes: { path: string }[] } }>(
  "/src/modules/*/{workbench,platform,buyer}/manifest.tsx",
  { eager: true },
);

function leaves(tree: Tree, at = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${at}${key}`, value] as [string, string]] : leaves(value, `${at}${key}.`),
  );
}
const holes = (text: string) => (text.match(/\{\{\s*\w+/g) ?? []).map((h) => h.replace(/[{\s]/g, "")).sort();
const zhFiles = Object.keys(files).filter((path) => path.endsWith(".zh.ts"));
const keyed = (path: string) => Object.fromEntries(leaves(files[path]?.default ?? {}));

describe("catalogues", () => {
  it.each(zhFiles)("%s has the same keys and the same holes in English", (path) => {
    const [zh, en] = [keyed(path), keyed(path.replace(".zh.ts", ".en.ts"))];
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) expect([key, holes(en[key] ?? "")]).toEqual([key, holes(zh[key] ?? "")]);
  });

  it("has no Chinese in the English ones, but for the name of the language itself", () => {
    const found = Object.keys(files)
      .filter((path) => path.endsWith(".en.ts"))
      .flatMap((path) => leaves(files[path]?.default ?? {}).map(([key, text]) => `${path} ${key}: ${text}`));
    expect(found.filter((line) => /\p{Script=Han}/u.test(line) && !line.includes("top.language"))).toEqual([]);
  });
});

const uncommented = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
/** A pair `{ zh: "…", en: "…" }`, or text that names itself as somebody's language. */
const PLACES = /\bzh:\s|\b(?:zh|chinese) \? |"中文"/;

it("keeps Chinese in catalogues and pairs, so that every page can change its language", () => {
  const found = Object.entries(texts).flatMap(([path, text]) =>
    uncommented(text)
      .split("\n")
      .filter((line) => /\p{Script=Han}/u.test(line) && !PLACES.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

it("gives a module's screens the module's name", () => {
  for (const [path, { default: manifest }] of Object.entries(manifests)) {
    const folder = path.split("/")[3];
    expect([path, manifest.module]).toEqual([path, folder]);
    if (path.includes("/buyer/")) continue;
    for (const route of manifest.routes) expect(route.path.split("/")[1]).toBe(folder);
  }
});
