"""Remembers which requirements were proved: by a test that names them, ran and passed.

Every run adds to `tests/results/proofs.json`; `make test` begins it afresh.
"""

import fcntl
import json
from collections.abc import Generator, Iterable

import pytest
from requirements import PROOFS, register

KNOWN = frozenset(known for row in register() for known in row.ids)


def claimed(item: pytest.Item) -> list[str]:
    return sorted({known for mark in item.iter_markers("proves") for known in mark.args})


def unfounded(item: pytest.Item) -> Iterable[str]:
    for mark in item.iter_markers("proves"):
        if not mark.args:
            yield f"{item.nodeid}: proves() names no requirement"
        for name in mark.args:
            if name not in KNOWN:
                yield f"{item.nodeid}: {name!r} is not in docs/requirements.csv"


class Proofs:
    """Lives in the process that hears every report: the only one, or the one above the workers."""

    def __init__(self, config: pytest.Config) -> None:
        self.file = config.rootpath / PROOFS
        self.seen: dict[str, dict[str, object]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if ids := dict(report.user_properties).get("proves"):
            self.seen.setdefault(report.nodeid, {"ids": ids, "outcome": "begun"})
        test = self.seen.get(report.nodeid)  # the report of a crash has no properties
        if test is None or test["outcome"] == "failed":
            return
        if report.outcome != "passed" or report.when == "call":
            test["outcome"] = report.outcome

    def pytest_sessionfinish(self) -> None:
        if not self.seen:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a+") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)  # two runs may end at once
            kept.seek(0)
            merged = json.loads(kept.read() or "{}") | self.seen
            kept.truncate(0)
            json.dump(merged, kept, indent=1, sort_keys=True)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "proves(*ids): the requirement ids that this test proves")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proofs(config), "the-proofs")


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem() -> Generator[None, object, object]:
    """The file that makes a false claim cannot be collected, and so nothing runs."""
    made = yield
    items = (
        [item for item in made if isinstance(item, pytest.Item)] if isinstance(made, list) else []
    )
    if wrong := [fault for item in items for fault in unfounded(item)]:
        raise pytest.Collector.CollectError("\n".join(wrong))
    for item in items:
        if ids := claimed(item):
            item.user_properties.append(("proves", ids))
    return made
