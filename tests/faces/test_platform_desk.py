"""A shop asks the platform: both sides hear the other at once, each at a socket of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from . import house, pages
from .conftest import CSRF
from .house import House

ASKED, ANSWERED = "保证金怎么退", "三个工作日内原路退回"
HOME = "/p/api/home"


@pytest.fixture
def sides(home: House, browser: Browser) -> Iterator[tuple[Page, Page]]:
    """The shop's page and the platform's, with nothing left of an earlier question."""
    with came_in(browser, home.desk, "/api") as shop:
        path = f"{home.desk}/api/conversations/platform_desk/end"
        ended = shop.request.post(path, data={}, headers=CSRF)
        assert ended.status in (200, 404, 409), ended.text()
        with came_in(browser, home.office, "/p/api") as office:
            yield shop, office


@contextmanager
def came_in(browser: Browser, url: str, api: str) -> Iterator[Page]:
    """In a window of its own: what lies behind another is not drawn."""
    own = browser.new_context(viewport=pages.DESK)
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = own.request.post(f"{url}{api}/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    try:
        with pages.watched(page := own.new_page()):
            yield page
    finally:
        own.close()


def online(home: House, office: Page) -> None:
    """Somebody of the platform sits at its desk."""
    office.goto(f"{home.office}/conversations")
    office.locator(".live-open").wait_for()
    url = f"{home.office}{HOME}/routing/me/presence"
    assert office.request.post(url, data={"to": "online"}, headers=CSRF).ok


def asks(home: House, shop: Page, text: str = ASKED) -> None:
    shop.goto(f"{home.desk}/conversations/platform")
    shop.locator(".live-open").wait_for()
    shop.get_by_label("输入要咨询的问题").fill(text)
    shop.keyboard.press("Enter")
    expect(shop.get_by_role("log")).to_contain_text(text)


def polls(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/platform_desk" in r.url else None)
    return asked


@pytest.mark.proves("S4-22")
def test_each_side_sees_at_once_what_the_other_writes(home: House, sides: tuple[Page, Page]):
    shop, office = sides
    shop.clock.install()
    online(home, office)
    asks(home, shop)
    shop.get_by_role("button", name="转人工").click()
    expect(shop.get_by_role("status").first).to_contain_text("周岚")
    row = office.locator(".im-row", has_text=house.FOUNDING["shop_name"])
    row.click()
    expect(office.get_by_role("log")).to_contain_text(ASKED)
    asked = polls(shop)
    shop.clock.run_for(4_000)
    assert asked == []  # nobody has written: nothing is asked
    office.locator("#composer").fill(ANSWERED)
    office.keyboard.press("Enter")
    expect(shop.get_by_role("log")).to_contain_text(ANSWERED)
    shop.get_by_label("输入要咨询的问题").fill("收到,谢谢")
    shop.keyboard.press("Enter")
    expect(office.get_by_role("log")).to_contain_text("收到,谢谢")


@pytest.mark.proves("S4-22")
def test_an_answer_reaches_a_shop_that_is_at_other_work(home: House, sides: tuple[Page, Page]):
    shop, office = sides
    online(home, office)
    asks(home, shop)
    shop.get_by_role("button", name="转人工").click()
    expect(shop.get_by_role("status").first).to_contain_text("周岚")
    shop.goto(f"{home.desk}/orders")
    shop.locator(".live-open").wait_for()
    pages.settled(shop)
    office.locator(".im-row", has_text=house.FOUNDING["shop_name"]).click()
    office.locator("#composer").fill(ANSWERED)
    office.keyboard.press("Enter")
    expect(shop.get_by_role("button", name=re.compile("联系商服.*新回复"))).to_be_visible()


@pytest.mark.proves("S4-22")
def test_somebody_who_comes_to_the_desk_is_seen_by_who_waits(home: House, sides: tuple[Page, Page]):
    shop, office = sides
    url = f"{home.office}{HOME}/routing/me/presence"
    assert office.request.post(url, data={"to": "offline"}, headers=CSRF).ok
    asks(home, shop)
    shop.get_by_role("button", name="转人工").click()
    place = shop.get_by_role("complementary")
    expect(place).to_contain_text("暂无人在线")
    expect(place).to_contain_text("第 1 位")
    pages.picture(shop, "screen-ask-place-light")
    online(home, office)
    expect(shop.get_by_role("status").first).to_contain_text("周岚")
