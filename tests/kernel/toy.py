"""A module to try the kernel on: a ticket is answered or missed; some listeners stumble."""

import os
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, text
from sqlalchemy.orm import Mapped

from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Record, Stateful, Table, belongs_to
from roost.kernel.pure.actor import Party, Permission
from roost.kernel.pure.event import Audience, Event, after, with_it
from roost.kernel.pure.flow import Deadline, Flow, Step
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.refusal import Refusal

CRASHED = 9
ANSWER = Permission(code="toy.answer", label_zh="玩具", label_en="Toy")


class Ping(Event, frozen=True, kw_only=True, tag="toy.ping"):
    text: str


class Moved(Event, frozen=True, kw_only=True, tag="toy.moved"):
    audience = Audience(merchant=ANSWER)
    step: str


class Note(Record, Table):
    __tablename__ = "toy_notes"
    text: Mapped[str]


class Status(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    MISSED = "missed"


class Ticket(Stateful, Table):
    __tablename__ = "toy_tickets"
    status: Mapped[Status]
    asked_at: Mapped[datetime]


class Reply(Record, Table):
    __tablename__ = "toy_replies"
    __table_args__ = (belongs_to("toy_tickets", "ticket_id"),)
    ticket_id: Mapped[str]


def in_two_hours(ticket, moment, _rules):
    return Deadline(moment + timedelta(hours=2), "toy.patience@2024-01-01")


FLOW = Flow(
    "toy",
    {"answer": ("回答", "Answer"), "miss": ("超时", "Time ran out"), "ask": ("再问", "Ask again")},
    {s: (s.value, s.value) for s in Status},
    Step("answer", Status.ASKED, Status.ANSWERED, {Party.MERCHANT}, ANSWER),
    Step("miss", Status.ASKED, Status.MISSED, {Party.SYSTEM}, due=in_two_hours),
    Step("ask", Status.ANSWERED, Status.ASKED, {Party.BUYER}),
)


def moved(work, ticket, step):
    return Moved(at=work.moment, shop_id=ticket.shop_id, thing=ticket.id, step=step)


MACHINE = Machine(FLOW, Ticket, moved)


@with_it(Ping)
def object_to(work, ping):
    if ping.text == "objectionable":
        raise Refusal(ping.text)


def when(ping, _rules):
    return ping.at + timedelta(hours=ping.text == "in an hour")


@after(Ping, when=when)
def write_down(work, ping):
    if ping.text == "poison":
        raise ValueError(ping.text)
    if ping.text == "crash" and os.environ.get("CRASH"):
        os._exit(CRASHED)
    if ping.text == "dangling":  # found out only at the commit
        work.session.add(Reply(shop_id=ping.shop_id, id="r", ticket_id="nobody"))
        return
    work.session.add(Note(shop_id=ping.shop_id, id=work.new_id(), text=ping.text))


MANIFEST = Manifest(
    name="toy",
    permissions=(ANSWER,),
    machines=(MACHINE,),
    says=(Ping, Moved),
    hears={"object_to": object_to, "write_down": write_down},
)


def ask(work, ticket_id="t1"):
    ticket = Ticket(shop_id=work.shop_id, id=ticket_id, status=Status.ASKED, asked_at=work.moment)
    MACHINE.start(work, ticket)
    return ticket


def answer(work, ticket_id="t1"):
    ticket = work.get(Ticket, ticket_id)
    MACHINE.move(work, ticket, "answer")
    return ticket


def ping(work, thing, words):
    work.tell(Ping(at=work.moment, shop_id=work.shop_id, thing=thing, text=words))


def notes(look):
    """In the order in which they were written."""
    return look.session.scalars(select(Note.text).order_by(text("rowid"))).all()
