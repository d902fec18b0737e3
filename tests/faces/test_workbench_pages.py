"""Every entry of the navigation opens: without errors, in both languages, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from . import house, pages
from .house import House

CSRF = {"X-CSRF": "1"}
WAITING = ".semi-spin, .semi-skeleton, .waiting"
STYLES = [("zh-CN", "light"), ("zh-CN", "dark"), ("en", "light"), ("en", "dark")]


@pytest.fixture
def owner(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page):
        yield page


def entries(page: Page) -> list[str]:
    links = page.get_by_role("navigation").locator("a[href^='/']")
    expect(links.first).to_be_visible()
    found = links.evaluate_all("links => links.map(a => a.getAttribute('href'))")
    return sorted({str(path).partition("?")[0] for path in found} - {"/"})


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(WAITING)).to_have_count(0)


@pytest.mark.parametrize(("language", "theme"), STYLES)
def test_every_entry_of_the_navigation_opens(home: House, owner: Page, language: str, theme: str):
    owner.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    owner.goto(home.desk)
    owner.evaluate("language => localStorage.setItem('roost.language', language)", language)
    owner.reload()
    wrong: dict[str, object] = {}
    for path in entries(owner):
        owner.goto(f"{home.desk}{path}")
        expect(owner.get_by_role("main")).to_be_visible()
        settled(owner)
        if found := pages.faults(owner):
            wrong[f"axe {path}"] = found
        if language == "en" and (words := pages.chinese(owner)):
            wrong[f"words {path}"] = words[:5]
    assert wrong == {}


def test_a_small_screen_never_scrolls_as_a_whole(home: House, owner: Page):
    owner.set_viewport_size({"width": 1280, "height": 720})
    owner.goto(home.desk)
    for path in entries(owner):
        owner.goto(f"{home.desk}{path}")
        expect(owner.get_by_role("main")).to_be_visible()
        root = "document.documentElement"
        assert owner.evaluate(f"{root}.scrollHeight <= innerHeight"), path
        assert owner.evaluate(f"{root}.scrollWidth <= innerWidth"), path


@pytest.mark.proves("S2-02")
def test_the_settings_of_notices_show_both_permissions_and_how_to_give_them(
    home: House, owner: Page
):
    owner.goto(f"{home.desk}/notices/settings")
    popup, sound = (owner.locator(f"[data-leave={name}]") for name in ("popup", "sound"))
    expect(popup).to_be_visible()
    expect(sound).to_be_visible()
    steps = owner.get_by_role("note").get_by_role("listitem")
    expect(steps).to_have_count(4)
    for n, word in enumerate(["锁", "网站设置", "通知", "声音"]):
        expect(steps.nth(n)).to_contain_text(word)
    owner.context.grant_permissions(["notifications"], origin=home.desk)
    owner.reload()
    expect(popup).to_have_text("已允许")
    expect(owner.get_by_role("note")).to_have_count(0)
