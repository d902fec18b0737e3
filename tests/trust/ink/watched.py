"""A page in a browser, and whatever on it nobody of the house has written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from playwright.sync_api import Browser, Page
from trust.ink.corpus import Ink
from trust.ink.pages import links, places
from trust.ink.shop import Inked

GO = """path => {
  window.__seen.changes += 1;
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""
UP = """() => [...document.querySelectorAll("[role=log]")].filter(log => {
  const before = log.scrollTop;
  log.scrollTop -= log.clientHeight * 0.8;
  window.__seen.changes += 1;
  return log.scrollTop !== before;
}).length"""
WATCH = Path(__file__).with_name("watch.js")
FRAMES = 6  # in a row without anything new
PATIENCE = 100_000  # ms; a busy machine is slow, not wrong
READY = """frames => window.__seen.open === 0
  && window.__seen.still >= frames
  && document.querySelector("main")
  && !document.querySelector(".semi-spin, .semi-skeleton, .waiting")"""
MARKS = """() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll("a")].map(link => decodeURIComponent(link.href)),
    ...[...document.querySelectorAll("input, textarea")].map(field => field.value),
  ].join(" ").match(/§(?:F[0-9]+|[0-9a-z]{2})/g) ?? []"""
VIEW = {"workbench": (1440, 900), "platform": (1440, 900), "buyer": (390, 844)}


class Walk(Struct, frozen=True):
    """`wrong`: by the place, what ought not to be there. `marks`: of the texts that were seen."""

    wrong: dict[str, list[str]]
    marks: set[str]
    places: int


class Watched:
    """A page, and everything on it that ought not to be."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.heard: list[str] = []
        self.marks: set[str] = set()
        self.flying: set[Any] = set()
        self.moves = 0  # requests begun and ended
        page.set_default_timeout(PATIENCE)
        page.on("dialog", lambda dialog: (self.heard.append("dialog"), dialog.dismiss()))
        page.on("popup", lambda other: self.heard.append(f"popup {other.url}"))
        page.on("request", self._request)
        page.on("requestfinished", self._landed)
        page.on("requestfailed", self._landed)
        page.on("pageerror", lambda error: self.heard.append(f"error {error}"))

    def open(self, path: str) -> None:
        """As a link within the app does; the first time as from outside."""
        if self.page.url.startswith(self.home):
            self.page.evaluate(GO, path)
        else:
            self.page.goto(self.home + path)
        self.settle()

    def settle(self) -> None:
        """Until nothing is asked for and nothing new appears."""
        before = -1
        while self.flying or before != self.moves:
            before = self.moves
            self.page.wait_for_function(READY, arg=FRAMES)
        self.marks |= set(self.page.evaluate(MARKS))

    def act(self, ink: Ink) -> None:
        """What more can be seen there: the personal part, what was said before, what one types."""
        page = self.page
        for reveal in page.get_by_role("button", name="查看完整信息").all():
            reveal.click()
            page.get_by_role("dialog").get_by_role("button", name="查看", exact=True).click()
            page.get_by_role("dialog").wait_for(state="detached")
        for guide in page.get_by_role("button", name="突发情况指引").all():
            guide.click()
            page.get_by_role("dialog").wait_for()
            self.settle()
            page.keyboard.press("Escape")
        if page.url.endswith("?tab=all"):
            self.export()
        for field in page.locator(".a-unprinted input").all():
            field.fill(ink(30))
        self.settle()
        while page.evaluate(UP):
            self.settle()

    def export(self) -> None:
        """The file of the list, and what is said of it."""
        self.page.get_by_role("button", name="导出").first.click()
        self.page.get_by_role("button", name="开始导出").click()
        self.page.get_by_role("link", name="重新下载").wait_for()
        self.settle()
        self.page.keyboard.press("Escape")

    def found(self) -> list[str]:
        """Since the last look."""
        self.page.evaluate("window.__seen.look()")
        told: dict[str, Any] = self.page.evaluate("window.__seen")
        self.page.evaluate("window.__seen.ran = window.__seen.strange = []")
        heard, self.heard = self.heard, []
        return [*heard, *told["ran"], *dict.fromkeys(told["strange"])]

    def note(self, wrong: dict[str, list[str]], path: str) -> None:
        if found := self.found():
            wrong[path] = found[:5]

    def _landed(self, request: Any) -> None:
        self.moves += 1
        self.flying.discard(request)

    def _request(self, request: Any) -> None:
        self.moves += 1
        self.flying.add(request)
        if not request.url.startswith((self.home, "data:image/", "blob:")):
            self.heard.append(f"request {request.url}")


@contextmanager
def watched(browser: Browser, house: Inked, face: str, known: bool = True) -> Iterator[Watched]:
    side = {"workbench": house.shop, "buyer": house.buyer, "platform": house.platform}[face]
    width, height = VIEW[face]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    home = house.served.at(face)
    jar = side.http.cookies.jar if known else ()
    context.add_cookies([{"name": c.name, "value": c.value, "url": home} for c in jar])
    context.add_init_script(path=WATCH)
    try:
        yield Watched(context.new_page(), home)
    finally:
        context.close()


def walked(browser: Browser, house: Inked, face: str) -> Walk:
    """By its people, who also follow links of strangers; and by somebody who is not let in."""
    wrong: dict[str, list[str]] = {}
    entry = [f"/s/{house.code}", "/"] if face == "buyer" else ["/"]
    own = places(face, house.ids)
    with watched(browser, house, face) as page:
        for path in own:
            page.open(path)
            page.act(house.ink)
            page.note(wrong, path)
        marks = set(page.marks)
        for path in (made := links(face, house.ink.ring)):
            page.open(path)
            page.note(wrong, path)
        page.settle()
        page.note(wrong, "afterwards")
    with watched(browser, house, face, known=False) as page:
        for path in entry:
            page.open(path)
            page.note(wrong, path)
    return Walk(wrong, marks | page.marks, len(own) + len(made) + len(entry))
