from collections.abc import Iterator

import pytest
from faces import house, pages
from faces.house import House
from playwright.sync_api import BrowserContext, Page, Playwright
from stories.cast import ADDRESS, Desk

LOGIN = {"phone": house.PHONE, "password": house.PASSWORD}


@pytest.fixture(scope="module")
def home(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of the story's own: nothing has happened in it yet."""
    with house.running(playwright, tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def desk(home: House, context: BrowserContext, page: Page) -> Iterator[Desk]:
    """The shop, at the workbench."""
    desk = Desk(home.desk, "/api", context, page)
    desk.post("/staff/login", LOGIN)
    page.set_viewport_size(pages.DESK)
    with pages.watched(page):
        desk.post("/shop/addresses", ADDRESS)
        yield desk


@pytest.fixture
def office(home: House, context: BrowserContext) -> Iterator[Desk]:
    """The platform, at its console, in a browser profile of its own."""
    assert context.browser
    own = context.browser.new_context(viewport=pages.DESK, locale="zh-CN")
    office = Desk(home.office, "/p/api", own, own.new_page())
    office.post("/staff/login", LOGIN)
    try:
        with pages.watched(office.page):
            yield office
    finally:
        own.close()


@pytest.fixture
def buyer(home: House, playwright: Playwright, context: BrowserContext) -> Iterator[Page]:
    """A phone that has come in by the code."""
    with pages.phone(playwright, context) as page:
        page.goto(f"{home.shelf}/s/{home.code}")
        yield page
