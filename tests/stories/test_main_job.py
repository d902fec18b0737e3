"""The story the house is built for, in two browsers: an order from elsewhere is claimed, asked
about, and sent back for its money. `docs/story.md` tells it with the pictures taken here."""

import io

import pytest
from faces.pages import picture
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect
from stories.cast import ADDRESS, ORDER, PAID, Desk, claims, takes_in


def asks(page: Page) -> None:
    """From the order's page: the shop sees which order is meant."""
    page.get_by_role("link", name="联系客服").click()
    expect(page.locator(".c-card")).to_contain_text(ORDER)
    page.get_by_label("输入消息").fill("杯子吸管漏水,可以退吗?")
    page.keyboard.press("Enter")
    expect(page.locator(".mine[data-state=there]")).to_have_count(2)


def answers(desk: Desk, words: str) -> None:
    """By keyboard alone: to whoever waits longest, the words, and away with them."""
    page = desk.page
    page.keyboard.press("Alt+n")
    expect(page.locator("#composer")).to_be_focused()
    expect(page.get_by_role("log")).to_contain_text("吸管漏水")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text(words)


def applies(page: Page) -> str:
    page.get_by_role("link", name="订单", exact=True).click()
    page.get_by_role("link", name=ORDER).click()
    page.get_by_role("button", name="申请售后").click()
    page.get_by_role("radio", name="退货退款").check()
    page.get_by_label("原因").select_option(index=1)
    page.get_by_label("说明").fill("吸管接口漏水")
    expect(page.locator("[data-refundable]")).to_have_text(f"¥{PAID}")
    picture(page, "story-4-apply")
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator("h2[data-status=awaiting_merchant]")).to_be_visible()
    return page.url.rpartition("/")[2]


def sends_back(page: Page) -> None:
    expect(page.locator("h2[data-status=awaiting_buyer_return]")).to_be_visible()
    expect(page.locator("[data-return-address]")).to_contain_text(ADDRESS["detail"])
    picture(page, "story-5-return")
    page.get_by_role("button", name="填写退货单号").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("快递公司").fill("顺丰速运")
    sheet.get_by_label("运单号").fill("SF1234567890123")
    sheet.get_by_role("button", name="提交").click()
    expect(page.locator("h2[data-status=awaiting_merchant_receipt]")).to_be_visible()


def photograph() -> FilePayload:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), (170, 190, 200)).save(out, "PNG")
    return {"name": "back.png", "mimeType": "image/png", "buffer": out.getvalue()}


def agrees(desk: Desk, case: str) -> None:
    desk.open(f"/after_sales/{case}")
    asking = desk.press("同意")
    expect(asking).to_contain_text(ADDRESS["detail"])
    picture(desk.page, "story-5-agree")
    asking.get_by_role("button", name="同意", exact=True).click()
    expect(desk.page.get_by_role("main")).to_contain_text("待买家退货")


def receives(desk: Desk, case: str) -> None:
    """Looked at, written down with photographs, and the money set on its way."""
    page = desk.open(f"/after_sales/{case}")
    asking = desk.press("填写验货结论")
    asking.get_by_text("有问题", exact=True).click()
    asking.get_by_role("combobox").click()
    page.get_by_role("option", name="商家(无官方售后)").click()
    asking.locator("input[type=file]").set_input_files(photograph())
    asking.get_by_role("button", name="填写验货结论").click()
    expect(asking).to_have_count(0)
    desk.press("确认收到退货").get_by_role("button", name="确认收到退货").click()
    expect(page.get_by_role("main")).to_contain_text("售后成功")


def money_back(desk: Desk, order: str) -> list[int]:
    found = desk.get(f"/orders/{order}")["money"]
    return [m["amount_fen"] for m in found if m["kind"] == "refund"]


def was_told(desk: Desk, *notices: str) -> None:
    told = desk.open("/notices").get_by_role("main")
    for notice in notices:
        expect(told).to_contain_text(notice)
    picture(desk.page, "story-9-notices")


@pytest.mark.proves("S0-35")
def test_an_order_from_elsewhere_is_claimed_asked_about_and_paid_back(desk: Desk, buyer: Page):
    takes_in(desk)
    page = desk.open("/conversations")
    page.locator(".live-open").wait_for()
    desk.post("/routing/me/presence", {"to": "online"})
    expect(buyer.locator("#composer")).to_be_editable()
    picture(buyer, "story-1-enter")

    claims(buyer)
    asks(buyer)
    expect(page.get_by_role("option")).to_have_count(1)
    (waiting,) = desk.get("/conversations?tab=all")["items"]
    assert waiting["due"] is not None
    answers(desk, "亲,可以退的,您在订单里申请退货退款就好")
    expect(buyer.get_by_role("log")).to_contain_text("可以退的")
    (answered,) = desk.get("/conversations?tab=all")["items"]
    assert answered["due"] is None
    assert answered["last_at"] <= waiting["due"]
    picture(page, "story-3-reception")
    picture(buyer, "story-3-chat")

    case = applies(buyer)
    agrees(desk, case)
    sends_back(buyer)
    clocks = desk.get("/deadlines/")["items"]
    assert case in [clock["thing"] for clock in clocks]
    expect(desk.open("/deadlines").get_by_role("main")).to_contain_text("售后")
    picture(page, "story-6-wall")
    receives(desk, case)
    expect(buyer.locator("h2[data-status=succeeded]")).to_be_visible()
    expect(buyer.locator("[data-refunded]")).to_have_text(f"¥{PAID}")
    picture(buyer, "story-7-refunded")

    order = desk.get(f"/after_sales/{case}")["order_id"]
    assert money_back(desk, order) == [-3490]
    expect(desk.open(f"/orders/{order}").get_by_role("main")).to_contain_text(PAID)
    picture(page, "story-8-money")
    assert case not in [clock["thing"] for clock in desk.get("/deadlines/")["items"]]
    was_told(desk, "新的售后申请", "买家已寄回商品")
