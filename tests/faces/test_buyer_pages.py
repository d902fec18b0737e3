"""The buyer's phone: in by the shop's code, with a composer at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from . import pages
from .house import House

REQUESTS = 20  # until the composer is there: page, style, scripts, and five questions


@pytest.fixture
def phone(playwright: Playwright, context: BrowserContext) -> Iterator[Page]:
    with pages.phone(playwright, context) as page:
        yield page


@pytest.mark.proves("S3-35")
def test_the_link_of_the_qr_opens_the_chat_with_a_composer(home: House, phone: Page):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{home.shelf}/s/{home.code}")
    composer = phone.get_by_label("输入消息")
    expect(composer).to_be_editable()
    assert len(asked) <= REQUESTS, asked
    assert all(url.startswith(home.shelf) for url in asked)
    expect(phone).to_have_url(f"{home.shelf}/chat")
    composer.fill("在吗")
    phone.get_by_role("button", name="发送", exact=True).click()
    expect(phone.locator(".mine[data-state=there]")).to_have_text("在吗已送达")


def test_somebody_without_a_code_is_told_where_to_come_in(home: House, context: BrowserContext):
    own = context.browser.new_context(viewport=pages.PHONE)
    with pages.watched(page := own.new_page(), "401"):
        page.goto(f"{home.shelf}/chat")
        expect(page.get_by_text("请从店铺的链接或二维码进入")).to_be_visible()
    own.close()


def test_what_was_written_without_a_network_leaves_when_it_is_back(home: House, phone: Page):
    phone.goto(f"{home.shelf}/s/{home.code}")
    expect(phone.get_by_label("输入消息")).to_be_editable()
    expect(phone.get_by_text("连接中…")).to_have_count(0)
    phone.context.set_offline(True)
    phone.get_by_label("输入消息").fill("第一句")
    phone.keyboard.press("Enter")
    expect(phone.locator(".mine[data-state=queued]")).to_contain_text("等待网络")
    phone.context.set_offline(False)
    expect(phone.locator(".mine[data-state=there]")).to_contain_text("第一句")
    expect(phone.locator(".mine")).to_have_count(1)


def test_a_wrong_fact_is_refused_and_the_sixth_try_must_wait(home: House, context: BrowserContext):
    own = context.browser.new_context(viewport=pages.PHONE)
    with pages.watched(page := own.new_page(), "422", "429"):
        page.goto(f"{home.shelf}/s/{home.code}")
        page.get_by_role("link", name="订单", exact=True).click()
        page.get_by_role("button", name="认领订单").click()
        sheet = page.get_by_role("dialog")
        sheet.get_by_label("订单编号").fill("7000000000000000001")
        sheet.get_by_label("实付金额").fill("1.00")
        claim = sheet.get_by_role("button", name="认领", exact=True)
        for _ in range(5):
            with page.expect_response("**/orders/claim"):
                claim.click()
            expect(sheet.get_by_role("alert")).to_have_text("订单号或核对信息不正确")
        claim.click()
        expect(sheet.get_by_role("alert")).to_contain_text("尝试次数过多")
        expect(sheet.get_by_role("link", name="联系客服")).to_be_visible()
    own.close()
