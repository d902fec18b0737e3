"""What people and the house say: bodies are checked here, then the journal appends them."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.data.files import File
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.ids import new_id
from roost.kernel.pure.refusal import Invalid, Refusal
from roost.kernel.pure.text import clean
from roost.modules.notices import facade as notices
from roost.modules.shop import facade as shop

from .. import rules
from ..models import Thread
from ..permissions import REPLY, SUPERVISE, VIEW
from . import cards, colleagues, episodes, journal
from .lines import Said, Word

_encode = msgspec.json.Encoder().encode


class Text(Body, frozen=True, tag_field="kind", tag="text"):
    text: str


class Image(Body, frozen=True, tag_field="kind", tag="image"):
    file_id: str
    width: int = 0
    height: int = 0


class Card(Body, frozen=True, tag_field="kind", tag="card"):
    """Of the record `id`, a `card` kind of `module`: an order, a product."""

    module: str
    card: str
    id: str


class Recall(Body, frozen=True, tag_field="kind", tag="recall"):
    seq: int


class Note(Body, frozen=True, tag_field="kind", tag="note"):
    """Among colleagues; `at` lists whom it calls."""

    text: str
    at: tuple[str, ...] = ()


Spoken = Text | Image | Card | Recall | Note


class SendBody(Body, frozen=True):
    client_id: str
    body: Spoken


class SplitBody(Body, frozen=True):
    client_id: str
    text: str


class LineBody(Body, frozen=True):
    client_id: str
    order_id: str
    line_id: str


class TextBody(Body, frozen=True):
    text: str


class Snapshot(Struct, frozen=True):
    """What a card shows, as the record was when it was sent."""

    module: str
    kind: str
    id: str
    text: str


def word(actor: Actor, client_id: str, body: Spoken, thread: str = "") -> Word:
    """Checked for its form and the sender's right to speak; cards are filled in the transaction."""
    if not 0 < len(client_id) <= rules.CLIENT_ID:
        raise Invalid("client_id 须为1至64个字符", "bad_client_id", "/client_id")
    buyer = actor.party is Party.BUYER
    if not buyer:
        actor.need(VIEW if isinstance(body, Note) else REPLY)
    elif isinstance(body, Note):
        raise Invalid("内容不正确", "bad_kind", "/body/kind")
    kind, kept, text = _form(body)
    return Word(
        party=str(actor.party),
        sender=actor.id,
        name=actor.name,
        kind=kind,
        body=kept,
        text=text,
        client_id=client_id,
        thread=thread,
        asked=kept if isinstance(body, Card) else None,
        everywhere=not buyer and actor.may(SUPERVISE),
        at=body.at if isinstance(body, Note) else (),
        recalls=body.seq if isinstance(body, Recall) else 0,
    )


def _form(body: Spoken) -> tuple[str, str, str]:
    match body:
        case Text(text):
            text = clean(text, rules.TEXT, "/body/text")
            return "text", _json({"text": text}), text
        case Note(text, at):
            text = clean(text, rules.TEXT, "/body/text")
            return "note", _json({"text": text, "at": list(at)}), text
        case Image(file_id, width, height):
            kept = {"file_id": clean(file_id, 64, "/body/file_id"), "width": width}
            return "image", _json(kept | {"height": height}), ""
        case Card(module, card, id):
            return "card", _json({"module": module, "kind": card, "id": id}), ""
        case Recall(seq):
            return "recall", _json({"seq": seq}), ""


def _json(kept: dict[str, Any]) -> str:
    return _encode(kept).decode()


def utter(work: Work, words: Sequence[Word]) -> list[Said | Refusal]:
    """Append, with what only the transaction knows: cards filled in, colleagues called."""
    ready: list[Word] = []
    refused: dict[int, Refusal] = {}
    for n, one in enumerate(words):
        try:
            if one.kind == "card" and one.asked:
                _fill_card(work, one)
            if one.kind == "image":
                _own_picture(work, one)
            if one.at:
                colleagues.named(work, one.at, "/body/at")
            ready.append(one)
        except Refusal as no:
            refused[n] = no
    said = iter(journal.append(work, ready))
    outcomes = [refused[n] if n in refused else next(said) for n in range(len(words))]
    for one, outcome in zip(words, outcomes, strict=True):
        if one.at and isinstance(outcome, Said) and outcome.data:
            _call_colleagues(work, one)
    return outcomes


def send(work: Work, thread: str, body: SendBody) -> Said:
    return _one(work, [word(work.actor, body.client_id, body.body, thread)])[0]


def send_own(work: Work, body: SendBody) -> Said:
    return send(work, "", body)


def send_parts(work: Work, thread: str, body: SplitBody) -> list[Said]:
    """A long text in several messages, in order; the first of them answers the buyer (S3-07)."""
    parts = split_preview(work, TextBody(body.text))
    keys = [f"{body.client_id}/{n}" for n in range(1, len(parts) + 1)]
    return _one(
        work, [word(work.actor, k, Text(p), thread) for k, p in zip(keys, parts, strict=True)]
    )


def send_line(work: Work, thread: str, body: LineBody) -> Said:
    """The words by which the buyer checks one line of his order (S2-39)."""
    text = cards.line_text(work, thread, body.order_id, body.line_id)
    return send(work, thread, SendBody(body.client_id, Text(text)))


def split_preview(work: Work, body: TextBody) -> list[str]:
    work.actor.need(REPLY)
    return rules.split(clean(body.text, rules.LONG, "/text"))


def say(
    work: Work, thread: str, text: str, *, sender: str = "system", card: Snapshot | None = None
) -> Said:
    """The house or the robot says it, inside the command's own transaction."""
    kept = {"text": text} if card is None else msgspec.to_builtins(card)
    kind = "card" if card else "system" if sender == "system" else "text"
    own = Word(
        party=sender,
        sender=sender,
        name="",
        kind=kind,
        body=_json(kept),
        text=card.text if card else text,
        client_id=new_id(work.moment),
        thread=thread,
        fresh=True,
    )
    return _one(work, [own])[0]


def say_to_buyer(
    work: Work, buyer_id: str, text: str, sender: str, card: Snapshot | None = None
) -> Said:
    return say(work, episodes.thread_of(work, buyer_id), text, sender=sender, card=card)


def leave_note(work: Work, thread: str, client_id: str, note: Note) -> Said:
    """A note that a deed brings with it; who may do the deed may leave it."""
    own = word(work.actor, client_id, note, thread)
    own.everywhere = True
    return _one(work, [own])[0]


def welcome(work: Work, thread: str) -> None:
    """Sent by the house as a person takes over; it answers nothing (S4-43, RD-12)."""
    if text := shop.texts(work).welcome.strip():
        say(work, thread, text)


def _one(work: Work, words: list[Word]) -> list[Said]:
    """Outside the live batch a refusal ends the command, and what was said is pushed by it."""
    said: list[Said] = []
    for outcome in utter(work, words):
        if isinstance(outcome, Refusal):
            raise outcome
        if outcome.data:
            work.push(outcome.to, outcome.data)
        said.append(outcome)
    return said


def _fill_card(work: Work, one: Word) -> None:
    asked = msgspec.json.decode(one.asked or "", type=dict[str, str])
    buyer = one.sender if one.party == "buyer" else cards.buyer_of(work, one.thread)
    one.text = cards.snapshot(work, asked["module"], asked["kind"], asked["id"], buyer)
    one.body = _json(asked | {"text": one.text})


def _own_picture(work: Work, one: Word) -> None:
    """Who hears the message may look at its file: so it must be the sender's own to show."""
    id = msgspec.json.decode(one.body)["file_id"]
    file = work.session.get(File, (work.shop_id, id))
    whose = (file.party, file.who) if file else None
    if whose is None or whose[0] != one.party or (one.party == "buyer" and whose[1] != one.sender):
        raise Invalid("图片不存在或已失效", "no_such_file", "/body/file_id")


def _call_colleagues(work: Work, one: Word) -> None:
    thread = work.get(Thread, one.thread)
    for who in one.at:
        notices.tell(
            work,
            to=who,
            kind="conversations.called",
            title=(f"{one.name}在会话备注中提到了您", f"{one.name} mentioned you in a note"),
            text=rules.preview("note", one.text),
            link=f"/conversations/{thread.conversation}",
        )
