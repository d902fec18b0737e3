"""S8: whatever anybody types, no script of theirs runs before anybody's eyes."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from msgspec import Meta, inspect
from playwright.sync_api import Browser, Route
from served import serving
from trust.ink import cases, moves, requests, shop, trade
from trust.ink.corpus import CORPUS, Ink
from trust.ink.fields import excepted, refusing, unseen
from trust.ink.live import heard
from trust.ink.pages import FACES
from trust.ink.shop import Inked
from trust.ink.texts import all_texts, replaced, texts
from trust.ink.watched import WATCH, Walk, Watched, walked, watched
from trust.operations import Operation
from world import World, at

from roost.kernel.pure.body import Body
from roost.kernel.web.front import POLICY

LEAST, LEAST_FIELDS, TRIES = 200, 180, 50
MEMORY = Path("/dev/shm")
TYPED = (
    *(shop.settings, shop.goods, trade.orders, trade.evidence, cases.cases),
    *(requests.requests, requests.rules, trade.wall, cases.export, requests.export),
    *(moves.orders, trade.talk, moves.conversation, moves.others),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inked]:
    """In memory where there is some: much is written here."""
    place = MEMORY if MEMORY.is_dir() else tmp_path_factory.mktemp("house")
    with (
        tempfile.TemporaryDirectory(dir=place) as folder,
        closing(World(Path(folder) / "roost.db", at(1, 10))) as world,
        serving(world) as served,
        closing(Inked(served, Ink())) as inked,
    ):
        for part in TYPED:
            part(inked)
        yield inked


@pytest.fixture(scope="module")
def walk(house: Inked, browser: Browser) -> Callable[[str], Walk]:
    """Of a face; each is walked once."""
    return cache(lambda face: walked(browser, house, face))


@pytest.mark.parametrize("face", FACES)
def test_no_script_runs_on_any_page_of_a_face(walk: Callable[[str], Walk], face: str):
    assert walk(face).wrong == {}


def test_no_script_runs_while_somebody_types_and_speaks(house: Inked, browser: Browser):
    assert heard(browser, house) == {}


def test_every_text_that_can_be_typed_was_typed_and_seen(house: Inked, walk: Callable[[str], Walk]):
    """Else what was not found proves nothing."""
    ink, known = house.ink, all_texts(house.operations.values())
    assert len(known) >= LEAST_FIELDS
    assert [payload for payload, times in ink.times.items() if times < 2] == []
    assert known - ink.fields.keys() == excepted(), "type into it in trust.ink, or say why not"
    assert ink.refused == refusing(), "try in trust.ink what is said to be refused"
    seen = set().union(*(walk(face).marks for face in FACES))
    never = {field for field, marks in ink.fields.items() if not marks & seen}
    assert never == unseen(), "open the page that shows it, or say why there is none"


def test_the_corpus_has_every_group_and_nothing_twice():
    payloads = [payload for group in CORPUS.values() for payload in group]
    assert len(payloads) == len(set(payloads)) >= LEAST
    assert min(map(len, CORPUS.values())) >= 5


class Inner(Body, frozen=True):
    name: str


class One(Body, frozen=True, tag_field="kind", tag="one"):
    said: str


class Other(Body, frozen=True, tag_field="kind", tag="other"):
    note: str | None = None


class Everywhere(Inner, frozen=True):
    """A body in which text stands wherever it can."""

    listed: list[Inner]
    by_word: dict[str, str]
    spoken: One | Other
    loose: Any
    day: Annotated[str, Meta(pattern="^[0-9]+$")] = ""
    pieces: int = 1


def test_a_new_field_of_text_is_noticed_wherever_it_stands():
    own = f"{__name__}."
    fields = ("Inner.name", "Everywhere.by_word{key}", "Everywhere.by_word{}", "Everywhere.loose")
    expected = {own + field for field in (*fields, "One.said", "Other.note")}
    assert all_texts([Operation("POST", "/x", Everywhere)]) == expected
    assert expected.isdisjoint(excepted())


def test_every_place_of_a_body_is_found_and_can_hold_another_text():
    body: dict[str, Any] = {"name": "a", "listed": [{"name": "b"}, {"name": "c"}]}
    body |= {"by_word": {"d": "e"}, "spoken": {"kind": "one", "said": "f"}, "loose": {"x": ["g"]}}
    kind = inspect.type_info(Everywhere)
    found = [(text, way) for _, text, way in texts(kind, "", body) if text]
    assert "".join(sorted(text for text, _ in found)) == "abcdefg"
    for text, way in found:
        if text != "g":  # in what has no type it has no place of its own
            other = {one for _, one, _ in texts(kind, "", replaced(body, way, "new")) if one}
            assert other == {*"abcdefg", "new"} - {text}


PLANTED = """marks => new MutationObserver(() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (marks.length && walk.nextNode()) {
    const text = walk.currentNode;
    if (!marks.some(mark => text.data.includes(mark))) continue;
    marks = [];
    text.parentElement.innerHTML = text.data;
  }
}).observe(document.body, { childList: true, subtree: true })"""


@pytest.mark.parametrize(
    ("face", "path", "field"),
    [
        ("buyer", "/shop/{product}", "products.commands.ProductBody.title"),
        ("workbench", "/shop/addresses", "shop.commands.addresses.AddressForm.detail"),
        (
            "platform",
            "/service_requests/{request}",
            "service_requests.commands.creating.Create.demand",
        ),
    ],
)
def test_a_page_of_the_house_that_draws_one_field_as_markup_is_caught(
    house: Inked, browser: Browser, face: str, path: str, field: str
):
    with watched(browser, house, face) as page:
        page.open("/")
        assert page.found() == []
        page.page.evaluate(PLANTED, sorted(house.ink.fields[field]))
        page.open(path.format(**house.ids))
        assert comes(page, "a handler, on")


# A page that draws one text as markup is caught, with the policy of the house and without it.

BARE = "default-src * 'unsafe-inline' data: blob:"
CARELESS = """fetch("/text").then(answer => answer.text()).then(text => {
  const main = document.createElement("main");
  main.innerHTML = text;
  document.body.append(main);
});"""
CAUGHT = {
    "<img src=x onerror=__x()>": ("a handler, onerror", "called"),
    "<svg/onload=__x()>": ("a handler, onload", "a handler, onload"),
    '<iframe srcdoc="<script>parent.__x()</script>"></iframe>': ("no use here", "called"),
    "<svg><a xlink:href=javascript:__x()><text y=9>x</text></a></svg>": ("a way out", "a way out"),
    '<b style="background:url(javascript:__x())">x</b>': ("a foreign style", "a foreign style"),
    "<form action=javascript:__x()><button>x</button></form>": ("a way out", "a way out"),
    "<link rel=stylesheet href=//evil.example/x.css>": ("policy: style-src", "request http"),
    "<script>__x()</script>": ("a script without a file", "a script without a file"),
}


@pytest.fixture
def careless(browser: Browser) -> Iterator[Watched]:
    """A page of another house, which draws what it is given at /text."""
    context = browser.new_context()
    context.add_init_script(path=WATCH)
    yield Watched(context.new_page(), "http://house.example")
    context.close()


@pytest.mark.parametrize("policy", [POLICY.decode(), BARE], ids=["its policy", "no policy"])
def test_a_page_that_draws_a_text_as_markup_is_caught(careless: Watched, policy: str):
    payloads = {payload for group in CORPUS.values() for payload in group}
    for payload, (why, why_bare) in CAUGHT.items():
        assert payload in payloads
        serve(careless, payload, policy)
        careless.open("/")
        expected = why_bare if policy == BARE else why
        assert comes(careless, expected), payload
        careless.page.goto("about:blank")


def comes(page: Watched, expected: str) -> bool:
    """At once or soon: what a frame or a picture runs comes by itself."""
    for _ in range(TRIES):
        if any(expected in told for told in page.found()):
            return True
        page.settle()
    return False


def serve(page: Watched, text: str, policy: str) -> None:
    page_of = '<!doctype html><body><script src="/it.js"></script>'
    answers = {"/": ("text/html", page_of), "/it.js": ("text/javascript", CARELESS)}
    answers["/text"] = ("text/plain", text)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(page.home)
        kind, body = answers.get(path, ("text/html", ""))
        headers = {"Content-Security-Policy": policy, "Content-Type": kind}
        route.fulfill(body=body, headers=headers)

    page.page.unroute("**/*")
    page.page.route("**/*", answer)
