"""Every screen of every face: usable by everybody, in one language, within its window.

With ROOST_PICTURES=1 they are pictured for docs/screens.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, Page, Playwright, expect

from . import house, pages
from .conftest import CSRF
from .screens import FACES, STYLES, Screen, picture_of
from .town import Town

SMALL = {"width": 1280, "height": 720}
TALL = {"width": 360, "height": 2000}  # what a sticky foot hides is a matter of scrolling
MOST = 15  # screens of one test
ROOT = "document.documentElement"
LOGIN = {"phone": house.PHONE, "password": house.PASSWORD}


@pytest.fixture(scope="module")
def town(
    playwright: Playwright, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A house of its own: its days pass, which others need not live through."""
    with house.running(playwright, tmp_path_factory.mktemp("town")) as home:
        town = Town(home)
        with manned(browser, home.desk, "/api"), manned(browser, home.office, "/p/api"):
            town.talk()
            yield town


@contextmanager
def manned(browser: Browser, url: str, api: str) -> Iterator[None]:
    """Somebody sits at this desk all the time, whose seat would be taken for lost otherwise."""
    own = browser.new_context()
    reply = own.request.post(f"{url}{api}/staff/login", data=LOGIN, headers=CSRF)
    assert reply.ok, reply.text()
    page = own.new_page()
    page.goto(f"{url}/conversations")
    page.locator(".live-open").wait_for()
    try:
        yield
    finally:
        own.close()


class Style(Struct, frozen=True):
    browser: Browser
    language: str
    theme: str

    @contextmanager
    def open(self, town: Town, face: str) -> Iterator[Page]:
        """Who works there has come in; the page is as it should be for this face."""
        state = town.side(face).http.storage_state()
        own = self.browser.new_context(
            locale=self.language, color_scheme=self.theme, storage_state=state, **self.looks(face)
        )
        own.add_init_script(f"localStorage.setItem('roost.language', '{self.language}')")
        try:
            with pages.watched(page := own.new_page()):
                yield page
        finally:
            own.close()

    def looks(self, face: str) -> dict[str, object]:
        if face == "buyer":
            return {"viewport": pages.PHONE, "has_touch": True}
        return {"viewport": SMALL if self.language == "en" else pages.DESK}


@pytest.fixture(params=STYLES, ids=[theme for _, theme in STYLES])
def style(request: pytest.FixtureRequest, browser: Browser) -> Style:
    return Style(browser, *request.param)


def parts() -> Iterator[tuple[str, tuple[Screen, ...]]]:
    """Each ends within the time of a test."""
    for face, screens in FACES.items():
        n = -(-len(screens) // MOST)
        yield from ((face, screens[i::n]) for i in range(n))


@pytest.mark.parametrize(("face", "screens"), parts())
def test_everybody_can_use_every_screen(
    town: Town, style: Style, face: str, screens: tuple[Screen, ...]
):
    wrong: dict[str, object] = {}
    with style.open(town, face) as page:
        for screen in screens:
            if found := wrong_with(page, town, style, face, screen):
                wrong[screen.name] = found
    assert wrong == {}


def wrong_with(page: Page, town: Town, style: Style, face: str, screen: Screen) -> list[object]:
    page.goto(f"{town.url(face)}{screen.address(town)}")
    expect(page.get_by_role("main")).to_be_visible()
    pages.settled(page)
    pages.picture(page, picture_of(screen, style.theme))
    if face == "buyer":
        page.set_viewport_size(TALL)
    found: list[object] = [*pages.faults(page)]
    if style.language == "en":
        found += pages.chinese(page)[:5]
    if page.evaluate(f"{ROOT}.scrollWidth > innerWidth"):
        found.append("wider than its window")
    if face == "buyer":
        page.set_viewport_size(pages.PHONE)
    elif page.evaluate(f"{ROOT}.scrollHeight > innerHeight"):
        found.append("scrolls as a whole")
    return found
