"""Writes the upper half of every docs/modules/<name>.md from its manifest: `make docs`.

What stands below the line is written by hand and kept; tests/architecture/test_docs.py says when
a page is no longer what its manifest says.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from roost.faces.installed import modules
from roost.kernel.pure.actor import Permission
from roost.kernel.pure.flow import Flow, Step
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.policy import Policy
from roost.kernel.pure.time import local

DOCS = Path(__file__).parent
LINE = "<!-- Above: made from the manifest by `make docs`. Below: written by hand. -->"


def page(manifest: Manifest, rows: Iterable[dict[str, str]]) -> str:
    parts = [
        heading(manifest),
        permissions(manifest.permissions),
        *(flow(machine.flow) for machine in manifest.machines),
        policies(manifest.policies),
        facts(manifest),
        files(manifest),
        requirements(rows),
    ]
    return "\n\n".join(part for part in parts if part)


def heading(manifest: Manifest) -> str:
    nav = manifest.nav
    label = f" {nav.label_zh} · {nav.label_en}" if nav else ""
    entry = f"Navigation: {nav.group}." if nav else "No entry in the navigation."
    doors = f" Doors: {', '.join(sorted(manifest.doors))}." if manifest.doors else ""
    return f"# {manifest.name}{label}\n\n{entry}{doors}"


def permissions(granted: Iterable[Permission]) -> str:
    lines = [
        row(f"`{p.code}`", p.label_zh, p.label_en, ", ".join(sorted(p.parties)), p.sentence)
        for p in granted
    ]
    return table("Permissions", ("code", "中文", "English", "who", "refusal"), lines)


def flow(told: Flow[Any]) -> str:
    lines = [step(told, s) for s in told.steps]
    heads = ("step", "from", "to", "who", "permission", "guard", "due")
    states = ", ".join(f"{state} {zh}" for state, (zh, _) in told.states.items())
    return f"{table(f'Flow `{told.name}`', heads, lines)}\n\nStates: {states}."


def step(told: Flow[Any], s: Step[Any]) -> str:
    label = f"{s.name} {told.labels[s.name][0]}"
    who = ", ".join(sorted(s.by))
    named = [getattr(f, "__name__", "") for f in (s.when, s.due)]
    return row(label, s.source, s.target, who, s.needs.code if s.needs else "", *named)


def policies(stated: Iterable[Policy[Any]]) -> str:
    lines = [
        row(f"`{policy.name}`", policy.label_zh, since(e.since), e.profile or "", rule(e), e.source)
        for policy in stated
        for e in policy.built_in
    ]
    return table("Policies", ("name", "中文", "since", "profile", "rule", "source"), lines)


def since(moment: Any) -> str:
    return f"{local(moment):%Y-%m-%d}"


def rule(edition: Any) -> str:
    values = to_builtins(edition.rule)
    return "; ".join(f"{name} {value}" for name, value in values.items())


def facts(manifest: Manifest) -> str:
    said = ", ".join(f"`{event.name()}`" for event in manifest.says)
    heard = ", ".join(f"`{hear.event.name()}` ({name})" for name, hear in manifest.hears.items())
    lines = [*([f"Says {said}."] if said else []), *([f"Hears {heard}."] if heard else [])]
    return "\n\n".join(["## Events", *lines]) if lines else ""


def files(manifest: Manifest) -> str:
    lines = [
        row(f"`{layout.name}`", layout.label_zh, layout.label_en, what.label_zh, what.label_en)
        for what in manifest.intakes
        for layout in what.layouts
    ]
    return table("Files taken in", ("layout", "中文", "English", "记录", "records"), lines)


def requirements(rows: Iterable[dict[str, str]]) -> str:
    lines = [row(r["ids"], r["type"], r["title_zh"], r["title_en"]) for r in rows]
    return table("Requirements", ("ids", "type", "中文", "English"), lines)


def table(title: str, heads: tuple[str, ...], lines: list[str]) -> str:
    if not lines:
        return ""
    return "\n".join([f"## {title}\n", row(*heads), row(*["---"] * len(heads)), *lines])


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def by_hand(file: Path) -> str:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return text.partition(LINE)[2] if LINE in text else f"\n\n{text}".rstrip() + "\n"


def pages(docs: Path, manifests: Iterable[Manifest]) -> Iterable[tuple[Path, str]]:
    with (docs / "requirements.csv").open(encoding="utf-8", newline="") as lines:
        register = list(csv.DictReader(lines))
    for manifest in manifests:
        file = docs / f"modules/{manifest.name}.md"
        own = [r for r in register if r["module"] == manifest.name]
        yield file, f"{page(manifest, own)}\n\n{LINE}{by_hand(file)}"


def stale(docs: Path, manifests: Iterable[Manifest]) -> list[tuple[Path, str]]:
    made = pages(docs, manifests)
    return [(f, t) for f, t in made if not f.exists() or f.read_text(encoding="utf-8") != t]


def main() -> None:
    for file, text in stale(DOCS, modules()):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"written: {file.relative_to(DOCS.parent)}")


if __name__ == "__main__":
    main()
