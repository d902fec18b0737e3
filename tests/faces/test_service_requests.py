"""The screens of a service request, on all three faces, at work."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from . import house, pages
from .conftest import CSRF
from .house import House
from .matters import DEMAND, Matter
from .pages import picture

REFUSED = "the server responded with a status of 4"  # the minute between two exports


@pytest.fixture(scope="module")
def matter(home: House) -> Matter:
    return Matter(home)


@pytest.fixture
def desk(home: House, matter: Matter, context: BrowserContext, page: Page) -> Iterator[Page]:
    yield from entered(home.desk, "/api", context, page)


@pytest.fixture
def office(home: House, matter: Matter, context: BrowserContext, page: Page) -> Iterator[Page]:
    yield from entered(home.office, "/p/api", context, page)


@pytest.fixture
def phone(matter: Matter, playwright: Playwright, context: BrowserContext) -> Iterator[Page]:
    with pages.phone(playwright, context, storage_state=matter.state()) as page:
        yield page


def entered(url: str, api: str, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{url}{api}/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page, REFUSED):
        yield page


@pytest.mark.proves("S1-27", "S1-28")
def test_from_a_request_one_comes_to_the_order_and_all_its_requests(
    home: House, matter: Matter, desk: Page
):
    desk.goto(f"{home.desk}/service_requests")
    row = desk.get_by_role("row", name=matter.request["number"])
    expect(row).to_contain_text(DEMAND)
    row.get_by_role("link", name=matter.request["number"]).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(matter.request["number"])
    expect(desk.get_by_role("list", name="各段时间")).to_contain_text("计时")
    desk.get_by_role("button", name="订单详情").click()
    records = desk.locator(".sheet", has_text="服务请求记录")
    expect(records).to_contain_text(matter.request["number"])
    expect(records).to_contain_text(DEMAND)


@pytest.mark.proves("S1-41")
def test_a_reply_is_sent_by_keyboard_and_nothing_takes_it_back(
    home: House, matter: Matter, desk: Page
):
    other = matter.send(matter.complain_again())
    desk.goto(f"{home.desk}/service_requests/{other['id']}")
    expect(desk.get_by_role("button", name="立即处理")).to_be_visible()
    desk.keyboard.press("r")
    expect(desk.locator("#handle :focus")).to_be_visible()
    desk.get_by_role("radio", name="已解决用户问题", exact=False).first.check()
    desk.get_by_label("处理说明").fill("今天 18:00 前发出,已电话告知用户")
    desk.locator("#handle").get_by_role("button", name="回复").click()
    expect(desk.get_by_role("main")).to_contain_text("满意度评价")
    expect(desk.locator("#handle")).to_have_count(0)
    expect(desk.get_by_role("button", name="撤销")).to_have_count(0)


@pytest.mark.proves("S1-24")
def test_an_export_comes_down_and_the_next_one_waits_its_minute(
    home: House, matter: Matter, desk: Page
):
    desk.goto(f"{home.desk}/service_requests")
    pages.settled(desk)
    desk.get_by_role("button", name="导出").click()
    sheet = desk.get_by_role("dialog")
    with desk.expect_download() as coming:
        sheet.get_by_role("button", name="开始导出").click()
    assert coming.value.suggested_filename.endswith(".xlsx")
    expect(sheet).to_contain_text("已完成")
    desk.reload()
    pages.settled(desk)
    desk.get_by_role("button", name="导出").click()
    desk.get_by_role("dialog").get_by_role("button", name="开始导出").click()
    expect(desk.get_by_role("dialog").get_by_role("alert")).to_contain_text("秒后再")


@pytest.mark.proves("S1-19", "S1-20")
def test_the_platform_makes_a_request_of_a_complaint_and_judges_the_reply(
    home: House, matter: Matter, office: Page
):
    told = matter.complain_again()
    office.goto(f"{home.office}/service_requests/complaints")
    row = office.get_by_role("row", name=told["order_no"])
    row.get_by_role("button", name="发起服务单").click()
    expect(office.get_by_role("radio", name=told["order_no"], exact=False)).to_be_checked()
    office.get_by_label("用户诉求").fill(DEMAND)
    office.get_by_role("button", name="发送给商家").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("服务单 SR")
    id = office.url.rpartition("/")[2]
    reply = {"version": None, "resolved": False, "reason": "unreachable", "text": "三次未接通"}
    matter.shop.post(f"/service_requests/{id}/reply", reply | {"files": [], "agreed": False})
    expect(office.get_by_role("main")).to_contain_text("平台处理中")
    office.get_by_role("button", name="驳回").click()
    sheet = office.get_by_role("dialog")
    sheet.get_by_label("驳回原因").fill("请提供外呼记录")
    sheet.get_by_label("新一轮时效").fill("3")
    picture(office, "screen-console-send-back-light")
    sheet.get_by_role("button", name="驳回").click()
    expect(office.get_by_role("main")).to_contain_text("第 2 轮")


@pytest.mark.proves("S0-21")
def test_a_buyer_tells_the_platform_and_urges_the_shop_once_an_hour(
    home: House, matter: Matter, phone: Page
):
    phone.goto(f"{home.shelf}/service_requests/{matter.request['id']}")
    urge = phone.get_by_role("button", name="催商家处理")
    urge.click()
    expect(phone.get_by_text("后可再催")).to_be_visible()
    expect(urge).to_be_disabled()
    expect(phone.get_by_role("list", name="处理过程")).to_contain_text("您催促了商家")
