"""The wall, the daily close, a parcel check and the loss book, in a real browser."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from . import pages
from .conftest import CSRF
from .house import House

TO = {
    "name": "王小明",
    "phone": "13800001234",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "detail": "文三路1号",
}
SCREENS = (
    "/deadlines",
    "/deadlines/close",
    "/deadlines/checks",
    "/deadlines/hours",
    "/deadlines/losses",
)
MANY, PAGE = 10_000, 100
REFUSED = "the server responded with a status of 422"  # hours that overlap
NOW = "2026-01-01T00:00:00Z"
CALM = {"items": [], "gone": [], "now": NOW, "mark": NOW, "counts": {"orders": MANY}}


@pytest.fixture
def wall(home: House, desk: BrowserContext, page: Page):
    page.set_viewport_size(pages.DESK)
    with pages.watched(page, REFUSED):
        yield page


def ordered(home: House, desk: BrowserContext) -> str:
    """A buyer has paid for something just put on the shelf; the order's number."""
    sku = {"spec": "黑", "price_fen": 1990, "stock": 5}
    goods = {"product_no": uuid4().hex, "title": "手机壳", "skus": [sku]}
    put = desk.request.post(f"{home.desk}/api/products/", data=goods, headers=CSRF)
    assert put.ok, put.text()
    buyer = home.buyer()
    wanted = {"lines": [{"sku_id": put.json()["skus"][0]["id"], "pieces": 1}], "receiver": TO}
    order = _pays(buyer, "/b/api/orders/", wanted)
    _pays(buyer, f"/b/api/orders/{order['id']}/pay", {})
    return str(order["order_no"])


def _pays(buyer: Any, path: str, body: Any) -> Any:
    reply = buyer.http.post(path, data=body, headers={"Idempotency-Key": uuid4().hex})
    assert reply.ok, reply.text()
    return reply.json()


def row(page: Page, number: str):
    return page.locator(".dl-row", has_text=number)


def test_a_new_deadline_comes_to_an_open_wall_which_asks_only_for_what_changed(
    home: House, desk: BrowserContext, wall: Page
):
    asked: list[str] = []
    wall.on("request", lambda r: asked.append(re.sub(r"\?.*", "", r.url.removeprefix(home.desk))))
    wall.goto(f"{home.desk}/deadlines")
    wall.locator(".live-open").wait_for()
    expect(wall.locator(".dl-detail, .state")).not_to_have_count(0)
    wall.mouse.move(0, 0)
    number = ordered(home, desk)
    expect(row(wall, number)).to_be_visible()
    assert asked.count("/api/deadlines/") == 1
    assert asked.count("/api/deadlines/changes") >= 1


def test_nobody_needs_a_pointer_at_the_wall(home: House, desk: BrowserContext, wall: Page):
    first, second = ordered(home, desk), ordered(home, desk)
    wall.goto(f"{home.desk}/deadlines?module=orders")
    expect(row(wall, second)).to_be_visible()
    for _ in range(50):
        if second in (wall.locator(".dl-row.on").first.text_content() or ""):
            break
        wall.keyboard.press("j")
    chosen = wall.locator(".dl-row.on")
    expect(chosen).to_contain_text(second)
    expect(wall.locator(".dl-detail h2")).to_contain_text(second)
    wall.keyboard.press("k")
    expect(chosen).not_to_contain_text(second)
    wall.keyboard.press("j")
    wall.keyboard.press("m")
    expect(row(wall, second).locator(".dl-owner")).to_have_text(re.compile("周岚"))
    expect(row(wall, first).locator(".dl-take")).to_be_visible()
    wall.keyboard.press("Enter")
    expect(wall).to_have_url(re.compile(r"/orders/[0-9a-f]{32}$"))


def a_clock(n: int) -> dict[str, Any]:
    return {
        "id": f"{n:032x}",
        "module": "orders",
        "module_zh": "订单管理",
        "module_en": "Orders",
        "thing": f"{n:032x}",
        "title": f"订单 NO{n:08}",
        "step": "overdue",
        "step_zh": "发货超时",
        "step_en": "Shipping overdue",
        "start": NOW,
        "due": f"2036-01-{1 + n // 2000:02}T{n // 100 % 20:02}:{n % 60:02}:00Z",
        "edition": "orders.ship_promise@2020-01-01",
        "rule_zh": "承诺发货时间",
        "rule_en": "Promised time to shipping",
        "segments": [],
        "late": False,
        "paused": False,
        "resumes_at": None,
        "owner": "",
        "owner_name": "",
        "takes": True,
        "stake_fen": 300,
    }


def ten_thousand(route: Route) -> None:
    start = int(re.search(r"cursor=(\d+)", route.request.url + "&cursor=0")[1])  # type: ignore[index]
    after = start + PAGE
    body = {"items": [a_clock(n) for n in range(start, after)], "now": NOW, "mark": NOW}
    route.fulfill(
        json=body | {"next": str(after) if after < MANY else None, "counts": {"orders": MANY}}
    )


def test_of_ten_thousand_deadlines_only_those_in_view_stand_in_the_page(home: House, wall: Page):
    wall.route(re.compile(r"/api/deadlines/\?"), ten_thousand)
    wall.route(re.compile(r"/api/deadlines/changes"), lambda route: route.fulfill(json=CALM))
    wall.goto(f"{home.desk}/deadlines")
    expect(row(wall, "NO00000000").first).to_be_visible()
    for _ in range(12):
        wall.locator(".dl-scroll").evaluate("list => list.scrollTo(0, list.scrollHeight)")
        wall.wait_for_load_state("networkidle")
        assert wall.locator(".dl-place").count() <= 60
    expect(wall.locator(".dl-place").last).to_contain_text(re.compile(r"NO0000(0[89]|1)"))
    expect(wall.get_by_role("tab", name="全部")).to_contain_text(str(MANY))


def test_the_order_and_the_filters_stand_in_the_address(home: House, desk, wall: Page):
    ordered(home, desk)
    wall.goto(f"{home.desk}/deadlines")
    wall.get_by_text("只看涉及金额的").click()
    expect(wall).to_have_url(re.compile("money=1"))
    wall.get_by_role("combobox", name="排序").click()
    wall.get_by_role("option", name="按每分钟的金额").click()
    expect(wall).to_have_url(re.compile("order=money"))
    wall.reload()
    expect(wall.get_by_role("combobox", name="排序")).to_contain_text("按每分钟的金额")
    expect(wall.locator(".dl-place").first).to_be_visible()


def test_a_phone_shows_each_screen_without_scrolling_sideways(home: House, desk, wall: Page):
    ordered(home, desk)
    wall.set_viewport_size(pages.PHONE)
    for path in SCREENS:
        wall.goto(f"{home.desk}{path}")
        expect(wall.get_by_role("main")).to_be_visible()
        wall.wait_for_load_state("networkidle")
        root = "document.documentElement"
        assert wall.evaluate(f"{root}.scrollWidth <= innerWidth"), path


def test_a_day_is_closed_and_handed_over_on_one_screen(home: House, desk, wall: Page):
    wall.goto(f"{home.desk}/deadlines/close")
    wall.get_by_label("交接内容").fill("明早先联系中通")
    wall.get_by_role("button", name="写下交接").click()
    expect(wall.locator(".dl-note")).to_contain_text(["明早先联系中通"])
    wall.get_by_label(re.compile("备注|未完成事项的去向")).fill("交接已写")
    wall.get_by_role("button", name=re.compile("完成日清")).click()
    expect(wall.locator(".dl-closed")).to_be_visible()
    expect(wall.get_by_role("row", name=re.compile("周岚.*交接已写")).first).to_be_visible()


@pytest.mark.proves("S0-16")
def test_the_owner_sets_the_hours_of_two_shifts_and_sees_the_days_before(home: House, desk, wall):
    wall.goto(f"{home.desk}/deadlines/hours")
    today = wall.locator(".sheet", has_text="今天的检查")
    expect(today.get_by_role("listitem")).to_have_count(2)
    wall.get_by_role("button", name="加一个班次").click()
    save = wall.get_by_role("button", name="保存")
    expect(save).to_be_disabled()
    for label, clock in CLOCKS.items():
        wall.get_by_label(label).fill(clock)
    fault = wall.locator(".dl-shift", has=wall.get_by_label("晚班 上班检查 开始"))
    expect(fault.get_by_role("alert")).to_have_text("检查时段不能重叠")
    wall.get_by_label("晚班 上班检查 开始").fill("13:00")
    expect(wall.get_by_role("main").get_by_role("alert")).to_have_count(0)
    coming = wall.locator(".sheet", has_text=re.compile(r"\d 的检查"))
    expect(coming.get_by_role("listitem")).to_have_text(WRITTEN)
    expect(today.get_by_role("listitem")).to_have_count(2)
    save.click()
    expect(wall.get_by_role("note")).to_contain_text("尚未生效")
    kept = wall.locator(".sheet", has_text="历次设置").get_by_role("listitem").first
    expect(kept).to_contain_text(re.compile("待生效.*早班.*08:00–09:00.*周岚"))


CLOCKS = {
    "早班 上班检查 开始": "08:00",
    "早班 上班检查 截止": "09:00",
    "早班 下班前检查 开始": "15:00",
    "早班 下班前检查 截止": "16:00",
    "晚班 上班检查 开始": "08:30",
    "晚班 上班检查 截止": "14:00",
    "晚班 下班前检查 开始": "21:00",
    "晚班 下班前检查 截止": "22:00",
}
WRITTEN = [
    re.compile("08:00–09:00.*早班 上班检查"),
    re.compile("13:00–14:00.*晚班 上班检查"),
    re.compile("15:00–16:00.*早班 下班前检查"),
    re.compile("21:00–22:00.*晚班 下班前检查"),
]
