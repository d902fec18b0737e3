"""What every page of a face must be: free of errors, usable by everybody, in one language."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from architecture.tree import ROOT
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, expect

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
PICTURES = ROOT / "docs/pictures"
BYTES = 200 * 1024
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
UNPLUGGED = "net::ERR_INTERNET_DISCONNECTED"
"""The browser's own word, when a trial takes the network away: no fault of the page."""
WAITING = ".semi-spin, .semi-skeleton, .waiting"
HAN = re.compile(r"[\u4e00-\u9fff]")
TEXTS = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('[data-user],textarea,script,style,noscript,.semi-tooltip-wrapper'))
    .flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent))"""


@contextmanager
def watched(page: Page, *but: str) -> Iterator[list[str]]:
    """No error on the console and none thrown, except those that say one of `but`."""
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert [text for text in heard if not any(one in text for one in (UNPLUGGED, *but))] == []


@contextmanager
def phone(playwright: Playwright, context: BrowserContext, **more: object) -> Iterator[Page]:
    """A page as a buyer has it, in a browser profile of their own."""
    assert context.browser
    own = context.browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN", **more)
    try:
        with watched(page := own.new_page()):
            yield page
    finally:
        own.close()


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(WAITING)).to_have_count(0)


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule, and the first thing that breaks it."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("options => axe.run(document, options)", {"runOnly": RULES})
    return [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]]


def chinese(page: Page) -> list[str]:
    """Chinese words of the house itself; what people wrote stands in [data-user] and in fields."""
    return [text for text in page.evaluate(TEXTS) if HAN.search(text)]


def picture(page: Page, name: str) -> None:
    """For the docs; drawn anew when ROOST_PICTURES=1 asks for it."""
    if os.environ.get("ROOST_PICTURES") != "1":
        return
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    PICTURES.mkdir(parents=True, exist_ok=True)
    file = PICTURES / f"{name}.png"
    shot.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(file, optimize=True)
    assert file.stat().st_size <= BYTES, f"{file.name} is too large for the docs"
