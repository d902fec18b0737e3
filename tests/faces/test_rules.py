"""A rule is written at the platform's console, refused where it does not fit, and read by shops."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from roost.kernel.pure.time import local

from . import house, pages
from .conftest import CSRF
from .house import House
from .matters import Matter

CHECKS = "包裹检查打卡时段"
REFUSED = "the server responded with a status of 422"


@pytest.fixture(scope="module")
def matter(home: House) -> Matter:
    return Matter(home)


@pytest.fixture
def office(home: House, matter: Matter, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    for url, api in ((home.office, "/p/api"), (home.desk, "/api")):
        reply = context.request.post(f"{url}{api}/staff/login", data=login, headers=CSRF)
        assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page, REFUSED):
        yield page


def writing(home: House, office: Page, rule: str, title: str):
    """The sheet on which a new edition is written."""
    office.goto(f"{home.office}/rules")
    office.get_by_role("button", name="发布新版").click()
    sheet = office.get_by_role("dialog")
    sheet.get_by_role("combobox", name="选择要改的规则").click()
    office.get_by_role("option", name=rule).first.click()
    sheet.get_by_label("标题").fill(title)
    sheet.get_by_label("公告正文").fill("自生效日起按新规则执行,请各店知悉。")
    return sheet


@pytest.mark.proves("S4-39")
def test_an_edition_is_published_and_shops_read_what_changes_and_whose_word_it_is(
    home: House, office: Page
):
    sheet = writing(home, office, "处理时效", "一般问题时效调整")
    sheet.get_by_label("一般问题(小时)").fill("20")
    expect(sheet.get_by_role("deletion")).to_have_text("24")
    expect(sheet.get_by_role("insertion")).to_have_text("20")
    sheet.get_by_role("button", name="发布新版").click()
    expect(sheet).to_have_count(0)
    told = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d.*周岚.*平台规则中心.*一般问题时效调整.*24 → 20")
    for url in (home.office, home.desk):
        office.goto(f"{url}/rules")
        row = office.get_by_role("table", name="变更记录").get_by_role("row", name=told)
        expect(row).to_contain_text("将生效")
        announced = office.locator(".sheet", has_text="公告").get_by_role("article").first
        expect(announced).to_contain_text("周岚")
        coming = office.locator(".sheet", has=office.get_by_role("heading", name="将要改变的"))
        expect(coming).to_contain_text("24 → 20")


@pytest.mark.proves("S4-39")
def test_what_does_not_fit_is_refused_at_its_field_and_nothing_is_published(
    home: House, matter: Matter, office: Page
):
    sheet = writing(home, office, CHECKS, "检查时段")
    opens = sheet.get_by_label("检查时段 · #1 · 开始")
    closes = sheet.get_by_label("检查时段 · #1 · 结束")
    opens.fill("12:00")
    sheet.get_by_role("button", name="发布新版").click()
    expect(closes).to_have_attribute("aria-invalid", "true")
    expect(sheet.get_by_role("alert")).to_have_text("规则内容不正确:结束时间须晚于开始时间")
    closes.fill("17:00")
    expect(sheet.get_by_role("alert")).to_have_count(0)
    sheet.get_by_role("button", name="发布新版").click()
    expect(sheet.get_by_label("检查时段 · #2 · 开始")).to_have_attribute("aria-invalid", "true")
    expect(sheet.get_by_role("alert")).to_contain_text("先后排列且互不重叠")
    opens.fill("08:30")
    closes.fill("11:00")
    today = sheet.get_by_label("生效", exact=False).first
    today.fill(f"{local(now_of(matter)):%Y-%m-%d}")
    sheet.get_by_role("button", name="发布新版").click()
    expect(sheet.get_by_role("alert")).to_contain_text("生效时间须晚于发布时间")
    expect(today).to_have_attribute("aria-invalid", "true")
    sheet.get_by_role("button", name="取消").click()
    listed = matter.platform.get("/rules/announcements")["items"]
    assert [a for a in listed if a["policy"] == "deadlines.parcel_check"] == []


def test_a_clock_leads_to_its_rule_and_names_who_wrote_it(
    home: House, matter: Matter, office: Page
):
    office.goto(f"{home.desk}/service_requests/{matter.request['id']}")
    clock = office.locator(".sheet", has=office.get_by_role("heading", name="时限怎么算的"))
    expect(clock).to_contain_text("随系统内置")
    clock.get_by_role("link", name="服务单时钟").click()
    expect(office.get_by_role("article", name="service_requests.clock")).to_be_visible()


def now_of(matter: Matter) -> datetime:
    return datetime.fromisoformat(matter.platform.get("/rules/announcements")["now"])
