from collections.abc import Callable, Iterator
from pathlib import Path

import browser
import pytest
from playwright.sync_api import expect
from world import World, at

from roost.kernel.data import logs

logs.set_up()
pytest.register_assert_rewrite("faces.pages")  # its refusals say what they heard
expect.set_options(timeout=20_000)  # ms; a cold machine is slow, not wrong
pytest_plugins = ["pytester", "proofs", "manners"]


@pytest.fixture
def open_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    worlds: list[World] = []

    def start(manifests=None, begin=None) -> World:
        worlds.append(World(tmp_path / "roost.db", begin or at(1, 20), manifests))
        return worlds[-1]

    yield start
    for world in worlds:
        world.close()


@pytest.fixture
def world(open_world) -> World:
    """Monday, 20:00."""
    return open_world()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    return {
        **browser_type_launch_args,
        "executable_path": browser.installed(),
        "args": browser.QUIET,
    }
