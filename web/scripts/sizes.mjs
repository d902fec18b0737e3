// Prints what each page loads at first, gzipped, and fails over its budget: node scripts/sizes.mjs [folder]
// The reception's budget holds its own chunk too; it is found by its name once it exists.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "../../src/roost/_web");
const BUDGETS = { index: { js: 260, css: 40 }, platform: { js: 260, css: 40 }, buyer: { js: 80, css: 20 } };
const LAZY = 200;

const packed = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length / 1024;
const importsOf = (file) => {
  const text = readFileSync(join(out, file), "utf8");
  const found = text.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g);
  return [...found].map((m) => `assets/${m[1].slice(2)}`);
};

function reach(first) {
  const seen = new Set();
  const todo = [...first];
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (seen.has(file) || !existsSync(join(out, file))) continue;
    seen.add(file);
    todo.push(...importsOf(file));
  }
  return [...seen];
}

const sum = (files) => files.reduce((n, file) => n + packed(file), 0);
let over = 0;

function judge(what, size, budget) {
  const bad = size > budget;
  if (bad) over += 1;
  console.log(`${what.padEnd(28)} ${size.toFixed(1).padStart(7)} KiB gz of ${budget}${bad ? "  OVER" : ""}`);
}

const initial = {};
for (const [page, budget] of Object.entries(BUDGETS)) {
  const html = readFileSync(join(out, `${page}.html`), "utf8");
  const named = (ending) =>
    [...html.matchAll(new RegExp(`(?:src|href)="/(assets/[^"]+\\.${ending})"`, "g"))].map((m) => m[1]);
  initial[page] = reach(named("js"));
  judge(`${page} js`, sum(initial[page]), budget.js);
  judge(`${page} css`, sum(named("css")), budget.css);
}

const reception = readdirSync(join(out, "assets")).find((name) => /^reception-.*\.js$/.test(name));
if (reception) judge("index + reception js", sum(reach([...initial.index, `assets/${reception}`])), BUDGETS.index.js);

const known = new Set(Object.values(initial).flat());
for (const name of readdirSync(join(out, "assets")).filter((n) => n.endsWith(".js"))) {
  const file = `assets/${name}`;
  if (known.has(file)) continue;
  const size = sum(reach([file]).filter((f) => !known.has(f)));
  if (size > LAZY) judge(`lazy ${name}`, size, LAZY);
}
process.exitCode = over ? 1 : 0;
