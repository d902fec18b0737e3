"""Worked examples of the rules: 881 cases in named groups, each with an id, what is given and what
is expected. Instants are ISO 8601 with +08:00, amounts integer fen, durations integer seconds
unless the key says otherwise, ratios `[numerator, denominator]`. Refusal words such as `too_soon`
are names of these files; a test maps them to the codes of its module.
"""

from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, json

FOLDER = Path(__file__).parent / "data/vectors"


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    cases: list[dict[str, Any]]
    shared: dict[str, Any] = {}  # parameters that all cases of the group have in common
    reqs: list[str] = []  # the requirements it illustrates; a case may name its own


GROUPS = {
    name: group
    for file in sorted(FOLDER.glob("*.json"))
    for name, group in json.decode(file.read_bytes(), type=dict[str, Group]).items()
}


def rows(group: str) -> list[Any]:
    """For `@pytest.mark.parametrize(("given", "expected"), rows("otp"))`."""
    cases = GROUPS[group].cases
    return [pytest.param(case["given"], case["expected"], id=case["id"]) for case in cases]


def shared(group: str) -> dict[str, Any]:
    return GROUPS[group].shared
