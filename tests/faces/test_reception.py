"""A shift at the reception, in a real browser, against a real server."""

import re

import pytest
from architecture.tree import ROOT
from playwright.sync_api import BrowserContext, Locator, Page, expect

from roost.faces import web

from .house import Buyer, House, packed

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
INITIAL_KIB = 260
HAN = re.compile(r"[\u4e00-\u9fff]")


def row(page: Page, buyer: Buyer) -> Locator:
    return page.locator(".im-row", has_text=buyer.name)


def opened(page: Page, buyer: Buyer) -> None:
    row(page, buyer).click()
    expect(page.locator(".im-head h1")).to_have_text(buyer.name)


def said(page: Page) -> list[str]:
    return page.locator(".im-bubble").all_inner_texts()


def write(page: Page, text: str, key: str = "Enter") -> None:
    page.locator("#composer").fill(text)
    page.keyboard.press(key)


def visitor(home: House, page: Page, *words: str) -> Buyer:
    buyer = home.buyer()
    buyer.says(*words)
    expect(row(page, buyer)).to_be_visible()
    return buyer


def test_what_an_agent_says_is_there_at_once_and_known_to_be_read(home: House, reception: Page):
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    write(reception, "亲,在的")
    mine = reception.locator(".im-msg.ours", has_text="亲,在的")
    expect(mine).to_have_count(1)
    expect(mine).to_have_attribute("data-state", "sent")
    expect(reception.locator("#composer")).to_have_value("")
    assert "亲,在的" in buyer.words()
    buyer.reads()
    # Reading is told over the buyer's socket; by http the page learns it when it asks again.
    reception.reload()
    expect(mine).to_have_attribute("data-state", "read")
    expect(mine).to_have_count(1)


def test_the_chip_runs_from_the_oldest_unanswered_word_and_stops_with_the_answer(
    home: House, desk: BrowserContext, reception: Page
):
    buyer = visitor(home, reception, "第一句", "第二句")
    chip = row(reception, buyer).locator(".chip")
    expect(chip).to_have_attribute("data-level", "ok")
    desk.request.post(f"{home.desk}/api/demo/jump", data={"minutes": 4}, headers={"X-CSRF": "1"})
    expect(chip).to_have_attribute("data-level", "over")
    expect(chip).to_contain_text("超时")
    expect(reception.locator(".im-overdue")).to_be_visible()
    opened(reception, buyer)
    write(reception, "让您久等了")
    expect(chip).to_have_count(0)


def test_a_shift_by_keyboard_answers_the_next_waiting_buyer(home: House, reception: Page):
    first = visitor(home, reception, "我先来的")
    second = visitor(home, reception, "我后来的")
    opened(reception, first)
    focused = reception.locator("#composer")
    expect(focused).to_be_focused()
    reception.keyboard.type("马上为您处理")
    reception.keyboard.press("Control+Enter")
    expect(reception.locator(".im-head h1")).to_have_text(second.name)
    expect(focused).to_be_focused()
    assert "马上为您处理" in first.words()
    reception.keyboard.press("Alt+ArrowDown")
    expect(reception.locator(".im-head h1")).to_have_text(first.name)
    expect(focused).to_be_focused()


def test_enter_of_an_input_method_sends_nothing(
    home: House, reception: Page, context: BrowserContext
):
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    reception.locator("#composer").focus()
    wire = context.new_cdp_session(reception)
    composing = {"text": "zai", "selectionStart": 3, "selectionEnd": 3}
    wire.send("Input.imeSetComposition", composing)
    reception.keyboard.press("Enter")
    expect(reception.locator(".im-msg.ours .im-bubble")).to_have_count(0)
    wire.send("Input.insertText", {"text": "在的"})
    reception.keyboard.press("Enter")
    expect(reception.locator(".im-msg.ours .im-bubble")).to_have_text(["在的"])


def test_what_is_written_without_a_network_leaves_later_in_order_and_once(
    home: House, reception: Page, context: BrowserContext
):
    buyer = visitor(home, reception, "还在吗")
    opened(reception, buyer)
    context.set_offline(True)
    expect(reception.locator(".banner-warn")).to_be_visible()
    write(reception, "第一句")
    write(reception, "第二句")
    expect(reception.locator('.im-msg[data-state="sending"]')).to_have_count(2)
    context.set_offline(False)
    expect(reception.locator('.im-msg[data-state="sending"]')).to_have_count(0)
    expect(reception.locator(".banner-warn")).to_have_count(0)
    assert buyer.words()[-2:] == ["第一句", "第二句"]


def test_nothing_said_while_the_line_was_cut_is_missing_or_double(
    home: House, reception: Page, context: BrowserContext
):
    one = visitor(home, reception, "一号")
    other = visitor(home, reception, "二号")
    opened(reception, one)
    expect(reception.locator(".im-bubble")).to_have_count(1)
    context.set_offline(True)
    expect(reception.locator(".banner-warn")).to_be_visible()
    one.says("断线一", "断线二", "断线三")
    other.says("别处一")
    context.set_offline(False)
    expect(reception.locator(".im-bubble")).to_have_text(["一号", "断线一", "断线二", "断线三"])
    expect(row(reception, other)).to_contain_text("别处一")


def test_a_draft_outlives_a_switch_and_a_reload(home: House, reception: Page):
    one = visitor(home, reception, "一号")
    other = visitor(home, reception, "二号")
    opened(reception, one)
    reception.keyboard.type("写到一半")
    opened(reception, other)
    expect(row(reception, one)).to_contain_text("[草稿] 写到一半")
    expect(reception.locator("#composer")).to_have_value("")
    reception.reload()
    opened(reception, one)
    expect(reception.locator("#composer")).to_have_value("写到一半")


def test_news_below_are_counted_and_older_ones_loaded_without_a_jump(home: House, reception: Page):
    buyer = visitor(home, reception, *(f"第{n}句" for n in range(1, 71)))
    reception.reload()  # what came over the socket is all here; a fresh page has the newest alone
    opened(reception, buyer)
    log = reception.locator(".im-log")
    expect(reception.locator(".im-bubble", has_text="第70句")).to_be_visible()
    assert reception.locator(".im-lines > div").count() <= 60
    log.hover()
    older = re.compile(r"/messages\?before=[1-9]")
    with reception.expect_response(older):
        reception.mouse.wheel(0, -20_000)
    expect(log).to_have_attribute("aria-busy", "false")
    at = log.evaluate("box => box.scrollTop")
    assert at > 0  # what was in view is still there, the older page stands above it
    buyer.says("又来一句")
    pill = reception.locator(".im-pill")
    expect(pill).to_contain_text("1 条新消息")
    assert log.evaluate("box => box.scrollTop") == at
    pill.click()
    expect(reception.locator(".im-bubble", has_text="又来一句")).to_be_visible()
    expect(pill).to_have_count(0)


def test_rows_hold_still_under_the_pointer(home: House, reception: Page):
    calm = visitor(home, reception, "一号")
    opened(reception, calm)
    write(reception, "好的")
    expect(row(reception, calm).locator(".chip")).to_have_count(0)
    other = visitor(home, reception, "二号")
    opened(reception, other)
    write(reception, "好的")
    expect(row(reception, other).locator(".chip")).to_have_count(0)
    order = reception.locator(".im-row b")
    before = order.all_inner_texts()
    last = calm if before[-1] == calm.name else other
    box = row(reception, other).bounding_box()
    assert box is not None
    moves = 0

    def keep_moving() -> list[str]:
        nonlocal moves
        moves += 1
        reception.mouse.move(box["x"] + 10 + moves % 5, box["y"] + 10)
        return order.all_inner_texts()

    keep_moving()
    last.says("我又有问题")
    while not row(reception, last).locator(".chip").count():
        assert keep_moving() == before
    expect(reception.locator(".im-changes")).to_be_visible()
    reception.locator(".im-changes").click()
    expect(order.first).to_have_text(last.name)


def test_a_recalled_message_is_gone_for_both(home: House, reception: Page):
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    write(reception, "说错了的话")
    reception.locator(".im-recall").click()
    expect(reception.locator(".im-sys", has_text="撤回")).to_be_visible()
    assert "说错了的话" not in buyer.words()
    reception.get_by_role("button", name="重新编辑").click()
    expect(reception.locator("#composer")).to_have_value("说错了的话")


@pytest.mark.proves("S4-20")
def test_a_note_is_among_colleagues_and_never_at_the_buyer(home: House, reception: Page):
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    reception.keyboard.press("Alt+m")
    write(reception, "老客户,多给一份赠品")
    expect(reception.locator(".im-msg.note .im-bubble")).to_have_text("老客户,多给一份赠品")
    expect(reception.locator(".im-note")).to_contain_text("老客户")
    assert all("赠品" not in text for text in buyer.words())


@pytest.mark.proves("S3-07")
def test_a_long_text_leaves_in_parts_and_leaves_room_for_a_word_between(
    home: House, reception: Page
):
    buyer = visitor(home, reception, "怎么退货")
    opened(reception, buyer)
    steps = [f"第{n}步请您按照页面上的说明一步一步操作,有问题随时告诉我。" for n in "一二三"]
    reception.locator("#composer").fill("\n".join(steps))
    reception.get_by_role("button", name="分段发送").click()
    expect(reception.locator(".im-parts textarea")).to_have_count(3)
    reception.get_by_role("button", name="依次发送").click()
    expect(reception.locator(".im-pacing")).to_be_visible()
    write(reception, "插一句")
    expect(reception.locator(".im-msg.ours .im-bubble")).to_have_count(4)
    mine = [text for text in buyer.words() if text in (*steps, "插一句")]
    assert mine[0] == steps[0]
    assert [text for text in mine if text != "插一句"] == steps


def test_going_offline_with_open_conversations_offers_to_hand_them_on(home: House, reception: Page):
    visitor(home, reception, "在吗")
    reception.locator(".ro-presence").click()
    reception.locator(".ro-choices button", has_text="离线").click()
    expect(reception.locator(".semi-modal")).to_contain_text("个未结束的会话")
    reception.get_by_role("button", name="取消").click()
    expect(reception.locator(".ro-presence")).to_contain_text("在线")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(home: House, reception: Page, theme: str):
    reception.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    buyer = visitor(home, reception, "在吗", "有人吗")
    opened(reception, buyer)
    write(reception, "在的")
    expect(reception.locator(".im-msg.ours")).to_have_count(1)
    reception.evaluate(AXE.read_text())
    options = {"runOnly": RULES}
    found = reception.evaluate("options => axe.run(document, options)", options)["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_a_small_screen_shows_the_composer_without_scrolling_the_page(home: House, reception: Page):
    reception.set_viewport_size({"width": 1280, "height": 720})
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    expect(reception.locator("#composer")).to_be_in_viewport(ratio=1)
    expect(reception.get_by_role("button", name="发送", exact=True)).to_be_in_viewport(ratio=1)
    assert reception.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert reception.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_english_leaves_no_chinese_but_what_people_wrote(home: House, reception: Page):
    buyer = visitor(home, reception, "在吗")
    opened(reception, buyer)
    reception.locator("#composer").fill("draft")
    reception.get_by_role("button", name="Switch to English").click()
    expect(reception.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(reception.locator("#composer")).to_have_value("draft")
    texts = reception.evaluate(
        """() => [...document.querySelectorAll('body *')]
        .filter(e => !e.closest('[data-user],script,style,noscript,.toasts,.semi-tooltip-wrapper'))
        .flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent))"""
    )
    assert [text for text in texts if HAN.search(text)] == []


def test_the_first_load_stays_within_its_budget(home: House, reception: Page):
    reception.locator(".im-queue").wait_for()
    entries = "performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)"
    names = {name for name in reception.evaluate(entries) if name.endswith(".js")}
    size = sum(packed(web.BUILT / name.lstrip("/")) for name in names)
    assert size / 1024 <= INITIAL_KIB
