from collections.abc import Iterator

import pytest
from faces import house
from faces.house import House
from playwright.sync_api import Playwright


@pytest.fixture(scope="module")
def home(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of the story's own: nothing has happened in it yet."""
    with house.running(playwright, tmp_path_factory.mktemp("house")) as running:
        yield running
