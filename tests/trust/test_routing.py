"""R24: nobody above the limit, no buyer with two agents, nobody forgotten, whatever happens."""

import contextlib
from itertools import count
from random import Random
from threading import Event

import pytest
from modules.conversations.scene import SUPERVISOR, TALK, Reception
from sqlalchemy import select
from trust.twins.counted_outside import count_outside
from world import merchant

from roost.kernel.pure.refusal import Refusal
from roost.modules.conversations.commands import care, talk
from roost.modules.conversations.commands.care import StepBody, TransferBody
from roost.modules.conversations.commands.talk import SendBody, Text
from roost.modules.conversations.models import Conversation, Thread
from roost.modules.routing.commands import presence, seats
from roost.modules.routing.commands import settings as numbers
from roost.modules.routing.models import Agent, Seat, Waiting
from roost.modules.routing.states import Presence

AGENTS, BUYERS, STEPS = ("amy", "ben", "cat"), 8, 100
NOT_HUNG = 60


class Walk:
    """Everything that may happen at a reception, in an order that only the seed knows."""

    def __init__(self, desk: Reception, seed: int) -> None:
        self.desk, self.world, self.chance = desk, desk.world, Random(seed)
        self.words = count()
        for who in AGENTS:
            self.desk.agent(who, 2, online=who != "cat")

    def step(self) -> None:
        deeds = (
            (5, self.writes),
            (2, self.all_write_at_once),
            (2, self.goes),
            (2, self.limits_himself),
            (3, self.connects),
            (1, self.loses_his_connection),
            (1, lambda: self.world.wait(seconds=self.chance.choice((30, 120, 1200)))),
            (1, lambda: self.buyer_does(care.end)),
            (1, lambda: self.buyer_does(care.leave_message)),
            (2, lambda: self.to_one(self.agent(), care.claim, StepBody())),
            (2, self.transfers),
            (2, lambda: self.to_one(SUPERVISOR, care.close, StepBody())),
            (1, lambda: self.to_one(SUPERVISOR, care.relieve, StepBody())),
        )
        [deed] = self.chance.choices([d for _, d in deeds], [weight for weight, _ in deeds])
        with contextlib.suppress(Refusal):
            deed()

    def agent(self):
        return merchant(self.chance.choice(AGENTS), *TALK)

    def buyer(self):
        return self.desk.buyer(self.chance.randint(1, BUYERS))

    def writes(self) -> None:
        self.desk.says(self.buyer(), "在吗")

    def all_write_at_once(self) -> None:
        """What any of them could see when he wrote is old when his turn comes."""
        held, store = Event(), self.world.store
        store._writer.submit(held.wait, NOT_HUNG)
        who = self.chance.sample(range(1, BUYERS + 1), 5)
        sent = [store.work(self.desk.buyer(n), self.word()) for n in who]
        held.set()
        for answer in sent:
            with contextlib.suppress(Refusal):
                answer.result(NOT_HUNG)

    def word(self):
        body = SendBody(f"at-once-{next(self.words)}", Text("在吗"))
        return lambda work: talk.send(work, "", body)

    def goes(self) -> None:
        self.desk.go(self.agent(), self.chance.choice(("online", "online", "busy", "offline")))

    def limits_himself(self) -> None:
        body = numbers.CapacityBody(self.chance.randint(1, 4))
        self.world.does(self.agent(), lambda work: numbers.set_my_capacity(work, body).id)

    def connects(self) -> None:
        who = self.agent()
        self.world.does(who, presence.connected, who.id)

    def loses_his_connection(self) -> None:
        who = self.agent()
        self.world.does(who, presence.disconnected, who.id, self.world.now)

    def transfers(self) -> None:
        to, wait = self.chance.choice((*AGENTS, "")), self.chance.random() < 0.5
        self.to_one(SUPERVISOR, care.transfer, TransferBody(to=to, wait=wait))

    def buyer_does(self, deed) -> None:
        self.world.does(self.buyer(), lambda work: deed(work).id)

    def to_one(self, actor, deed, body) -> None:
        buyer = self.buyer()

        def do(work):
            wanted = select(Thread.conversation).where(Thread.buyer_id == buyer.id)
            if found := work.session.scalar(wanted):
                deed(work, found, body)

        self.world.does(actor, do)


def all_is_well(look) -> None:
    running = look.session.scalars(
        select(Conversation).where(Conversation.closed_at.is_(None))
    ).all()
    seated = {s.thing: s.agent for s in look.session.scalars(select(Seat))}
    queued = {w.id: w for w in look.session.scalars(select(Waiting))}
    at_desk = {a.id: a for a in look.session.scalars(select(Agent))}
    with_agent = {c.id: c.owner for c in running if c.status == "human"}
    assert seated == with_agent, "who has a conversation has its seat"
    assert set(queued) == {c.id for c in running if c.status == "queued"}
    assert len({c.buyer_id for c in running}) == len(running), "one episode a buyer"
    for agent in at_desk.values():
        held = sum(owner == agent.id for owner in seated.values())
        assert agent.open == held
        assert agent.status != "offline" or held == 0
    free = {a.id for a in at_desk.values() if may_take_one(a)}
    forgotten = [w.id for w in queued.values() if free and w.only in {"", *free}]
    assert forgotten == [], "somebody waits while somebody is free"


def may_take_one(agent: Agent) -> bool:
    return agent.status is Presence.ONLINE and agent.open < agent.capacity


def walked(world, seed: int, monkeypatch) -> list[tuple[int, int]]:
    """Every taking of a seat: how many the agent had then, and how many he may have."""
    taken: list[tuple[int, int]] = []
    sit = seats._sit

    def watched(work, thing, agent, why):
        placed = sit(work, thing, agent, why)
        taken.append((agent.open, agent.capacity))
        return placed

    monkeypatch.setattr(seats, "_sit", watched)
    walk = Walk(Reception(world), seed)
    for _ in range(STEPS):
        walk.step()
        assert [(n, most) for n, most in taken if n > most] == [], "more than he may take"
        world.sees(SUPERVISOR, all_is_well)
    return taken


@pytest.mark.proves("S2-05")
@pytest.mark.parametrize("seed", range(4))
def test_the_desk_keeps_its_promises_after_every_deed(world, seed, monkeypatch):
    """Above his limit nobody is when he takes one more; afterwards he may lower it (S2-05)."""
    assert len(walked(world, seed, monkeypatch)) >= 10, "it was a walk worth watching"


@pytest.mark.parametrize("seed", range(2))
def test_a_desk_that_counts_outside_the_transaction_is_caught(world, seed, monkeypatch):
    count_outside(world.store, monkeypatch)
    with pytest.raises(AssertionError, match="more than he may take"):
        walked(world, seed, monkeypatch)
