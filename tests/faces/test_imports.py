"""A merchant brings files of another platform, orders and then the cases about them, and takes
the list of cases away again as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from architecture.tree import ROOT
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from . import house, pages
from .conftest import CSRF
from .house import House

FILES = ROOT / "tests/data/imports"
ORDERS, CASES = FILES / "doudian_orders.csv", FILES / "doudian_after_sales.csv"
REFUSED = "the server responded with a status of 4"  # the minute between two exports


@pytest.fixture(scope="module")
def home(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own: two dozen orders more would be in the way of others."""
    with house.running(playwright, tmp_path_factory.mktemp("imports")) as running:
        yield running


@pytest.fixture
def empty(playwright: Playwright, tmp_path: Path) -> Iterator[House]:
    """A house without any order."""
    with house.running(playwright, tmp_path) as running:
        yield running


@pytest.fixture
def desk(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    yield from entered(home, context, page)


@pytest.fixture
def new_desk(empty: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    yield from entered(empty, context, page)


def entered(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    page.goto(home.desk)
    with pages.watched(page, REFUSED):
        yield page


def brought(home: House, page: Page, file: object) -> Locator:
    """Dropped into the page and read: its own page is open."""
    page.goto(f"{home.desk}/orders/import")
    page.get_by_label("选择文件").set_input_files(str(file))
    main = page.get_by_role("main")
    expect(main.get_by_role("button", name="开始导入")).to_be_visible()
    return main


def taken(page: Page) -> Locator:
    """A question first, and then until the end."""
    main = page.get_by_role("main")
    main.get_by_role("button", name="开始导入").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("不补发消息、不计超时、不罚款")
    sheet.get_by_role("button", name="开始导入").click()
    expect(main).to_contain_text("已完成")
    return main


def test_a_file_of_cases_comes_in_behind_its_orders(empty: House, new_desk: Page):
    main = brought(empty, new_desk, CASES)
    expect(main).to_contain_text("30 张售后单")
    expect(main).to_contain_text("申请退款合计¥2,793.30")
    expect(main.get_by_role("alert")).to_contain_text("有 30 张的订单不在系统中")
    preview = main.get_by_role("table", name="将要导入的售后单")
    expect(preview.get_by_role("row").nth(1)).to_contain_text("订单未导入")
    main = taken(new_desk)
    expect(main.get_by_role("listitem").filter(has_text="缺少订单")).to_contain_text("30")
    expect(main).to_contain_text("订单不在系统中，请先导入订单")

    main = brought(empty, new_desk, ORDERS)
    expect(main).to_contain_text("24 张订单,共 30 行")
    taken(new_desk)

    main = brought(empty, new_desk, CASES)
    expect(main.get_by_role("alert")).to_have_count(0)
    expect(preview.get_by_role("row").nth(1)).not_to_contain_text("未导入")
    expect(preview.get_by_role("row").nth(1)).to_contain_text("未发货仅退款")
    main = taken(new_desk)
    expect(main.get_by_role("listitem").filter(has_text="新增")).to_contain_text("30")
    main.get_by_role("link", name="查看售后单").click()
    expect(new_desk.get_by_role("tab", name="全部")).to_contain_text("30")
    expect(new_desk.get_by_role("link", name="7100056529558227483")).to_be_visible()


def test_the_list_of_cases_goes_out_as_a_file_once_a_minute(home: House, desk: Page):
    for file in (ORDERS, CASES):
        take(home, desk, bring(home, desk, file))
    desk.goto(f"{home.desk}/after_sales?tab=all&kind=repair")
    pages.settled(desk)
    desk.get_by_role("button", name="导出").click()
    sheet = desk.get_by_role("dialog", name="导出售后单")
    expect(sheet).to_contain_text("导出「全部」页签")
    expect(sheet).to_contain_text("按列表当前的筛选条件导出")
    sheet.get_by_role("radio", name="CSV").check(force=True)
    with desk.expect_download() as coming:
        sheet.get_by_role("button", name="开始导出").click()
    assert coming.value.suggested_filename.startswith("售后单_")
    lines = coming.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [line.count('"维修"') for line in lines[1 : lines.index('""')]] == [1] * 4
    expect(sheet).to_contain_text("已完成,共 4 行")
    sheet.get_by_role("button", name="关闭").last.click()
    desk.get_by_role("button", name="导出").click()
    sheet.get_by_role("button", name="开始导出").click()
    expect(sheet.get_by_role("alert")).to_contain_text("秒后再导出")
    expect(sheet.get_by_role("status")).to_contain_text("秒后可以再次导出")


def take(home: House, page: Page, id: str) -> None:
    url = f"{home.desk}/api/orders/imports/{id}"
    reply = page.request.post(f"{url}/take", data={}, headers=CSRF)
    assert reply.ok, reply.text()
    until(page, url, "done")


def until(page: Page, url: str, status: str) -> None:
    while page.request.get(url).json()["status"] != status:
        pass


def bring(home: House, page: Page, file: object) -> str:
    """Over http; its id, once it is read."""
    with open(str(file), "rb") as content:
        part = {"name": "售后单.csv", "mimeType": "text/csv", "buffer": content.read()}
    url = f"{home.desk}/api/orders/imports"
    made = page.request.post(url, multipart={"data": part}, headers=CSRF)
    assert made.ok, made.text()
    id = str(made.json()["id"])
    until(page, f"{url}/{id}", "checked")
    return id
