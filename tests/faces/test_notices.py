"""What the browser must allow, before a notice can ring."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from . import house, pages
from .conftest import CSRF
from .house import House


@pytest.fixture
def owner(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page):
        yield page


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
