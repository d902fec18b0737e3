"""What appears while somebody looks: words half typed, and words said, on pages that are open."""

from playwright.sync_api import Browser
from trust.ink.shop import Inked
from trust.ink.watched import Watched, watched

from roost.faces.doors import PATHS

PREVIEW, SAID = 190, 900  # the most that a preview and a message carry
OPEN = """path => new Promise(done => {
  window.__socket = new WebSocket(`ws://${location.host}${path}`);
  window.__socket.onopen = done;
})"""
TYPE = "text => window.__socket.send(JSON.stringify({ t: 'typing', text }))"
SHOWN = "mark => document.body.textContent.includes(mark)"


def heard(browser: Browser, house: Inked) -> dict[str, list[str]]:
    """By an agent and by a buyer with the same thread before them."""
    wrong: dict[str, list[str]] = {}
    house.shop.put("/conversations/settings", {"typing_preview": True})
    with watched(browser, house, "workbench") as desk, watched(browser, house, "buyer") as own:
        desk.open(f"/conversations/{house.ids['conversation']}")
        own.open("/chat")
        typed(house, desk, own)
        said(house, desk, own)
        for page, name in ((desk, "the agent's"), (own, "the buyer's")):
            page.settle()
            page.note(wrong, name)
    return wrong


def typed(house: Inked, desk: Watched, own: Watched) -> None:
    own.page.evaluate(OPEN, f"{PATHS['buyer']}/live")
    for text in house.ink.whole(PREVIEW):
        own.page.evaluate(TYPE, text)
        desk.page.wait_for_function(SHOWN, arg=house.ink.marks[text])


def said(house: Inked, desk: Watched, own: Watched) -> None:
    thread = house.ids["thread"]
    for n, text in enumerate(house.ink.whole(SAID)):
        body = {"client_id": f"live{n}", "body": {"kind": "text", "text": text}}
        if n % 2:
            house.buyer.post("/conversations/messages", body)
        else:
            house.shop.post("/conversations/threads/{id}/messages", body, id=thread)
        for page in (desk, own):
            page.page.wait_for_function(SHOWN, arg=house.ink.marks[text])
