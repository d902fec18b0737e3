"""One request, told on three screens: the buyer turns to the platform, the platform asks the shop,
the shop answers, is sent back to it, answers again at night, reminds, and the buyer stays silent.
`docs/story.md` tells it with the pictures taken here."""

from datetime import datetime, timedelta

import pytest
from faces.pages import picture
from playwright.sync_api import Locator, Page, expect
from stories.cast import ORDER, Desk, claims, takes_in

SAID, REASON = "物流三天没有更新,请帮我催一下", "请补充与快递核实的结果"
HOUR = 60  # minutes
CODE = "service_requests"


def complains(buyer: Page) -> None:
    """From the order: it is the platform that is told, not the shop."""
    buyer.get_by_role("link", name="向平台反馈").click()
    buyer.get_by_label("什么问题").select_option(label="发货及物流问题")
    buyer.get_by_label("您的诉求").fill(SAID)
    picture(buyer, "request-1-complaint")
    buyer.get_by_role("button", name="提交给平台").click()
    expect(buyer.get_by_role("main")).to_contain_text(SAID)


def main_of(desk: Desk, path: str) -> Locator:
    return desk.open(path).get_by_role("main")


def sends(office: Desk) -> str:
    """At eight in the evening, with twelve agreed hours: the example of the source (S1-05)."""
    waiting = main_of(office, f"/{CODE}/complaints")
    waiting.get_by_role("button", name="发起服务单").click()
    page = office.page
    expect(page.get_by_role("radio", name=ORDER)).to_be_checked()
    page.get_by_role("combobox", name="选择时效").click()
    page.get_by_role("option", name="与商家约定").click()
    page.get_by_label("约定小时数").fill("12")
    page.get_by_label("用户诉求").fill(SAID)
    picture(page, "request-2-create")
    page.get_by_role("button", name="发送给商家").click()
    expect(page.get_by_role("main")).to_contain_text("待处理")
    page.wait_for_url(lambda url: "/new" not in url)
    return page.url.rpartition("/")[2]


def sees_the_clock(desk: Desk, request: str) -> None:
    listed = main_of(desk, f"/{CODE}")
    expect(listed).to_contain_text(SAID)
    picture(desk.page, "request-3-list")
    stretches = main_of(desk, f"/{CODE}/{request}").get_by_role("list", name="各段时间")
    expect(stretches.get_by_role("listitem")).to_have_count(3)
    for n, stretch in enumerate(["计时", "暂停 12:00:00", "计时 11:"]):
        expect(stretches.get_by_role("listitem").nth(n)).to_contain_text(stretch)
    parts = desk.get(f"/{CODE}/{request}")["clock"]["segments"]
    ran = [datetime.fromisoformat(p["end"]) - datetime.fromisoformat(p["start"]) for p in parts]
    assert ran[0] + ran[2] == timedelta(hours=12)
    assert ran[1] == timedelta(hours=12)


def answers(desk: Desk, request: str, words: str, unresolved: str = "") -> None:
    page = desk.open(f"/{CODE}/{request}")
    form = page.locator("#handle")
    conclusion = "未解决用户问题" if unresolved else "已解决用户问题"
    form.get_by_role("radio", name=conclusion).check()
    if unresolved:
        form.get_by_role("combobox", name="请选择原因").click()
        page.get_by_role("option", name=unresolved).click()
    form.get_by_label("处理说明").fill(words)
    picture(page, "request-4-handle")
    form.get_by_role("button", name="回复", exact=True).click()
    expect(form).to_have_count(0)


def drives_back(office: Desk, request: str) -> None:
    expect(main_of(office, f"/{CODE}/{request}")).to_contain_text("联系不到用户")
    asking = office.press("驳回")
    asking.get_by_label("驳回原因").fill(REASON)
    picture(office.page, "request-5-send-back")
    asking.get_by_role("button", name="驳回", exact=True).click()
    expect(office.page.get_by_role("main")).to_contain_text("第 2 轮")


def status(desk: Desk, request: str) -> str:
    return str(desk.get(f"/{CODE}/{request}")["status"])


def reminds(desk: Desk, request: str) -> None:
    page = desk.open(f"/{CODE}/{request}")
    page.locator("#remind").get_by_role("button", name="提醒确认").click()
    asking = page.get_by_role("dialog")
    asking.get_by_role("button", name="提醒确认").click()
    expect(asking).to_have_count(0)


def refused(desk: Desk, request: str) -> str:
    """Why the button is closed now."""
    (offer,) = [s for s in desk.get(f"/{CODE}/{request}")["steps"] if s["name"] == "remind"]
    assert offer["open"] is False
    return str(offer["code"])


def surveys(buyer: Page) -> Locator:
    """In the chat. A wait is only as long as the page takes to show what is there."""
    buyer.get_by_role("link", name="客服", exact=True).first.click()
    expect(buyer.get_by_label("输入消息")).to_be_visible()
    return buyer.locator(".c-card.r-chat")


def goes_to_and_fro(desk: Desk, office: Desk) -> str:
    """Asked at eight in the evening, answered, not accepted, and the shop's again."""
    request = sends(office)
    sees_the_clock(desk, request)
    answers(desk, request, "多次电话未接通", unresolved="联系不到用户")
    assert status(desk, request) == "platform_review"
    drives_back(office, request)
    assert desk.get(f"/{CODE}/{request}")["cycle"] == 2
    expect(main_of(desk, f"/{CODE}/{request}")).to_contain_text(REASON)
    return request


def is_asked_in_the_morning(desk: Desk, buyer: Page, request: str) -> None:
    """Answered at half past ten at night, when nobody is asked; and twice reminded (S1-31)."""
    answers(desk, request, "已联系快递,明早恢复派送")
    assert status(desk, request) == "awaiting_buyer"
    expect(surveys(buyer)).to_have_count(0)
    assert refused(desk, request) == "survey_not_sent"

    desk.wait(9 * HOUR)
    expect(surveys(buyer)).to_have_count(0)
    desk.wait(31)  # past eight in the morning
    expect(surveys(buyer)).to_have_count(1)
    picture(buyer, "request-6-survey")
    assert refused(desk, request) == "reminded_lately"

    desk.wait(HOUR + 1)
    reminds(desk, request)
    desk.wait(HOUR + 1)
    expect(desk.open(f"/{CODE}/{request}").locator("#remind")).to_contain_text("已提醒 1 / 2 次")
    picture(desk.page, "request-7-remind")
    reminds(desk, request)
    assert refused(desk, request) == "reminded_enough"


def is_ended(desk: Desk, office: Desk, request: str) -> None:
    assert status(desk, request) == "platform_review"
    expect(main_of(office, f"/{CODE}/{request}")).to_contain_text("用户 48 小时未回复")
    picture(office.page, "request-8-review")
    office.press("通过").get_by_role("button", name="通过", exact=True).click()
    expect(office.page.get_by_role("main")).to_contain_text("已关闭")


@pytest.mark.proves("S1-05", "S1-17", "S1-20", "S1-30", "S1-31")
def test_a_request_goes_back_and_forth_until_the_platform_ends_it(
    desk: Desk, office: Desk, buyer: Page
):
    takes_in(desk)
    claims(buyer)
    complains(buyer)
    desk.wait(10 * HOUR)  # from ten in the morning to eight in the evening
    request = goes_to_and_fro(desk, office)
    desk.wait(2 * HOUR + 30)
    is_asked_in_the_morning(desk, buyer, request)
    desk.wait(46 * HOUR)
    is_ended(desk, office, request)

    ended = desk.get(f"/{CODE}/{request}")
    assert (ended["status"], ended["close_reason"]) == ("closed", "platform_approved")
    assert [step for step in ended["steps"] if step["open"]] == []
    order = main_of(desk, f"/orders/{ended['order_id']}")
    expect(order).to_contain_text(ended["number"])
    buyer.goto(f"{buyer.url.partition('/chat')[0]}/{CODE}/{request}")
    expect(buyer.locator("h2[data-status=closed]")).to_be_visible()
    picture(buyer, "request-9-course")
