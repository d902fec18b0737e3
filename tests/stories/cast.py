"""Who plays in the stories told in real browsers, and what several of them begin with."""

from typing import Any
from uuid import uuid4

from architecture.tree import ROOT
from faces.pages import picture
from playwright.sync_api import BrowserContext, Locator, Page, expect

EXPORT = ROOT / "tests/data/imports/doudian_orders.csv"
ORDER, PAID, GOODS = "7000059988299206630", "34.90", "小禾苗宝宝学饮杯吸管杯"
ADDRESS = {
    "contact": "仓库 小田",
    "phone": "13800000009",
    "district": "330106",
    "detail": "文三路 90 号 2 号仓",
    "is_default": True,
}
CSRF = {"X-CSRF": "1"}


class Desk:
    """Somebody at a screen of the workbench or the console, and the doors behind it."""

    def __init__(self, url: str, api: str, context: BrowserContext, page: Page) -> None:
        self.url, self.api, self.http, self.page = url, f"{url}{api}", context.request, page

    def get(self, path: str) -> Any:
        reply = self.http.get(f"{self.api}{path}", max_retries=3)
        assert reply.ok, reply.text()
        return reply.json()

    def post(self, path: str, body: object = None, **more: Any) -> Any:
        more = more or {"data": body or {}}
        headers = CSRF | {"Idempotency-Key": uuid4().hex}
        reply = self.http.post(f"{self.api}{path}", headers=headers, max_retries=3, **more)
        assert reply.ok, reply.text()
        return reply.json()

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.url}{path}")
        return self.page

    def press(self, step: str) -> Locator:
        """A step of the thing that is open, which a suggestion may offer too; and what it asks."""
        main = self.page.get_by_role("main")
        main.get_by_role("button", name=step, exact=True).first.click()
        return self.page.get_by_role("dialog")

    def wait(self, minutes: int) -> None:
        """The demo's time machine: what is due on the way rings at its instant."""
        self.post("/demo/jump", {"minutes": minutes})


def takes_in(desk: Desk) -> None:
    """The export file is read, looked at, and taken."""
    page = desk.open("/orders/import")
    page.get_by_label("选择文件").set_input_files(EXPORT)
    page.get_by_role("button", name="开始导入").click()
    page.get_by_role("dialog").get_by_role("button", name="开始导入").click()
    expect(page.get_by_role("main")).to_contain_text("已完成")
    picture(page, "story-0-import")


def claims(page: Page) -> None:
    page.get_by_role("link", name="订单", exact=True).click()
    page.get_by_role("button", name="认领订单").click()
    sheet = page.get_by_role("dialog", name="认领订单")
    sheet.get_by_label("订单编号").fill(ORDER)
    sheet.get_by_label("实付金额").fill(PAID)
    picture(page, "story-2-claim")
    sheet.get_by_role("button", name="认领", exact=True).click()
    expect(page.locator("h2[data-status=shipped]")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(GOODS)
