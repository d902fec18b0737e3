from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from . import house
from .house import House


@pytest.fixture(scope="session")
def home(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house.running(playwright, tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def desk(home: House, context: BrowserContext) -> BrowserContext:
    """The owner is logged in at the workbench, and nothing of an earlier test is open."""
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    listed = context.request.get(f"{home.desk}/api/conversations?tab=all&limit=100").json()
    for row in listed["items"]:
        if any(s["name"] == "close" and s["open"] for s in row["steps"]):
            url = f"{home.desk}/api/conversations/{row['id']}/close"
            context.request.post(url, data={}, headers=CSRF)
    return context


@pytest.fixture
def reception(home: House, desk: BrowserContext, page: Page) -> Page:
    """The reception is open, its socket is there, and the owner is online."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{home.desk}/conversations")
    page.locator(".live-open").wait_for()
    online = {"to": "online"}
    url = f"{home.desk}/api/routing/me/presence"
    assert desk.request.post(url, data=online, headers=CSRF).ok
    yield page
    assert problems == []


CSRF = {"X-CSRF": "1"}
