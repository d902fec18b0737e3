"""The register of requirements, and which of its rows the last test run proved."""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
REGISTER = ROOT / "docs/requirements.csv"
PROOFS = Path("tests/results/proofs.json")  # below the root of the run; node id: {ids, outcome}


class Row(NamedTuple):
    ids: tuple[str, ...]  # the first is the row's name, the others are aliases
    type: str  # R rule, E exact text, F feature, T script text, G guidance
    module: str
    title_zh: str
    title_en: str


def register(file: Path = REGISTER) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [Row(tuple(ids.split()), *rest) for ids, *rest in list(csv.reader(lines))[1:]]


def outcomes(file: Path) -> dict[str, set[str]]:
    """id: how the tests that carry it ended (passed, failed, skipped; begun, if the run broke)."""
    ended: dict[str, set[str]] = {}
    for test in json.loads(file.read_text()).values() if file.exists() else ():
        for known in test["ids"]:
            ended.setdefault(known, set()).add(test["outcome"])
    return ended


def is_proved(row: Row, ended: dict[str, set[str]]) -> bool:
    seen = set().union(*(ended.get(known, set()) for known in row.ids))
    return "passed" in seen and "failed" not in seen


def by_module(rows: Iterable[Row], proved: set[Row]) -> Iterable[str]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.module, []).append(row)
    for module, own in groups.items():
        missing = [row.ids[0] for row in own if row not in proved]
        count = f"{len(own) - len(missing)}/{len(own)}"
        yield " ".join((f"{module:<17}{count:>5}", *(["not yet:"] if missing else []), *missing))


def one_by_one(rows: Iterable[Row], proved: set[Row]) -> Iterable[str]:
    for row in rows:
        mark = "proved " if row in proved else "not yet"
        yield f"{mark}  {row.type}  {' '.join(row.ids):<15}  {row.title_en}  {row.title_zh}"


def main(module: str = "", root: Path = ROOT) -> int:
    rows = [row for row in register() if module in ("", row.module)]
    if not rows:
        print(f"no requirement belongs to a module {module!r}", file=sys.stderr)
        return 1
    ended = outcomes(root / PROOFS)
    proved = {row for row in rows if is_proved(row, ended)}
    print(*(one_by_one if module else by_module)(rows, proved), sep="\n")
    print(f"proved {len(proved)} of {len(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
