"""A merchant brings files of another platform: orders, then the after-sale cases about them."""

from collections.abc import Iterator

import pytest
from architecture.tree import ROOT
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from . import house, pages
from .house import House
from .test_workbench_pages import CSRF, STYLES, settled

FILES = ROOT / "tests/data/imports"
ORDERS, CASES = FILES / "doudian_orders.csv", FILES / "doudian_after_sales.csv"
SMALL = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def home(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own: two dozen orders more would be in the way of others."""
    with house.running(playwright, tmp_path_factory.mktemp("imports")) as running:
        yield running


@pytest.fixture
def owner(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page):
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


def test_a_file_of_cases_comes_in_behind_its_orders(home: House, owner: Page):
    main = brought(home, owner, CASES)
    expect(main).to_contain_text("30 张售后单")
    expect(main).to_contain_text("申请退款合计¥2,793.30")
    expect(main.get_by_role("alert")).to_contain_text("有 30 张的订单不在系统中")
    preview = main.get_by_role("table", name="将要导入的售后单")
    expect(preview.get_by_role("row").nth(1)).to_contain_text("订单未导入")
    main = taken(owner)
    expect(main.get_by_role("listitem").filter(has_text="缺少订单")).to_contain_text("30")
    expect(main).to_contain_text("订单不在系统中，请先导入订单")

    main = brought(home, owner, ORDERS)
    expect(main).to_contain_text("24 张订单,共 30 行")
    taken(owner)

    main = brought(home, owner, CASES)
    expect(main.get_by_role("alert")).to_have_count(0)
    expect(preview.get_by_role("row").nth(1)).not_to_contain_text("未导入")
    expect(preview.get_by_role("row").nth(1)).to_contain_text("未发货仅退款")
    main = taken(owner)
    expect(main.get_by_role("listitem").filter(has_text="新增")).to_contain_text("30")
    main.get_by_role("link", name="查看售后单").click()
    expect(owner.get_by_role("tab", name="全部")).to_contain_text("30")
    expect(owner.get_by_role("link", name="7100056529558227483")).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), STYLES)
@pytest.mark.parametrize("size", [pages.DESK, SMALL], ids=["large", "small"])
def test_everybody_can_use_the_pages_of_an_import(
    home: House, owner: Page, language: str, theme: str, size: dict[str, int]
):
    owner.set_viewport_size(size)
    owner.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    owner.goto(f"{home.desk}/orders/import")
    found = [bring(home, owner, CASES), bring(home, owner, ORDERS)]
    owner.evaluate("language => localStorage.setItem('roost.language', language)", language)
    wrong: dict[str, object] = {}
    for path in ["/orders/import", *(f"/orders/import/{id}" for id in found)]:
        owner.goto(f"{home.desk}{path}")
        settled(owner)
        if faults := pages.faults(owner):
            wrong[f"axe {path}"] = faults
        if language == "en" and (words := pages.chinese(owner)):
            wrong[f"words {path}"] = words[:5]
        if owner.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[f"wide {path}"] = size
    assert wrong == {}


def bring(home: House, page: Page, file: object) -> str:
    """Over http; its id, once it is read."""
    with open(str(file), "rb") as content:
        part = {"name": "导出.csv", "mimeType": "text/csv", "buffer": content.read()}
    url = f"{home.desk}/api/orders/imports"
    made = page.request.post(url, multipart={"data": part}, headers=CSRF)
    assert made.ok, made.text()
    id = str(made.json()["id"])
    page.wait_for_function(
        "async url => (await (await fetch(url)).json()).status === 'checked'", arg=f"{url}/{id}"
    )
    return id
