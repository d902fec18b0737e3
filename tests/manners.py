"""How every test behaves: it talks to this machine only, and in CI it is never skipped."""

import os
import sys
from collections.abc import Generator
from ipaddress import ip_address

import pytest

TALKING = ("socket.connect", "socket.sendto", "socket.sendmsg")


class StaysHere(Exception):
    """A test reached for another machine."""


def is_here(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("", "localhost")


def no_further(event: str, args: tuple[object, ...]) -> None:
    if event in TALKING and isinstance(args[1], tuple) and not is_here(str(args[1][0])):
        raise StaysHere(f"tests talk to this machine only, not to {args[1][0]}")
    if event == "socket.getaddrinfo" and args[0] is not None and not is_here(_text(args[0])):
        raise StaysHere(f"tests ask for no names: {_text(args[0])}")


def _text(host: object) -> str:
    return host.decode() if isinstance(host, bytes) else str(host)


def pytest_configure() -> None:
    if not getattr(sys, "_roost_stays_here", False):  # an audit hook can never be taken back
        sys.addaudithook(no_further)
        sys._roost_stays_here = True  # type: ignore[attr-defined]  # a mark on the process


def must_run(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("CI") != "true" or not report.skipped or hasattr(report, "wasxfail"):
        return
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"in CI nothing is skipped ({why})"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    must_run(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    must_run(report)
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if "trust" in item.path.parts:
            item.add_marker("trust")
