"""A shop with agents at the desk and buyers who write."""

from itertools import count

from msgspec import json
from sqlalchemy import select
from world import World, merchant
from world import buyer as buyer_actor

from roost.kernel.pure.profile import Profile
from roost.modules.conversations import permissions, queries
from roost.modules.conversations.commands import talk
from roost.modules.conversations.commands.talk import SendBody, Text
from roost.modules.conversations.models import Conversation, Message, Thread
from roost.modules.routing.commands import presence, settings
from roost.modules.routing.commands.presence import GoBody
from roost.modules.routing.commands.settings import CapacityBody
from roost.modules.shop import models as shops
from roost.modules.shop.commands import founding
from roost.modules.staff import models as staff
from roost.modules.staff.states import Status

TALK = (permissions.VIEW, permissions.REPLY, permissions.TRANSFER, permissions.OFFLINE)
SUPERVISOR = merchant("boss", *TALK, permissions.SUPERVISE, "routing.view", "routing.relieve")
KEYS = count(1)


class Reception:
    def __init__(self, world: World, profile: Profile = Profile.DOUYIN) -> None:
        self.world = world
        self.world.does(merchant("x"), self._found, profile)

    def _found(self, work, profile):
        owner = founding.Owner("店主", "13800000001", "-")
        kind = shops.Kind.MERCHANT
        founding._found(work, work.shop_id, kind, "归巢小店", profile, owner)
        for who in ("boss", "amy", "ben", "cat"):
            person = staff.Person(
                shop_id=work.shop_id,
                id=who,
                status=Status.AUTHORIZED,
                name=who,
                owner=False,
                im_access=True,
                joined=work.now,
            )
            work.session.add(person)

    def agent(self, who: str, capacity: int = 10, online: bool = True):
        actor = merchant(who, *TALK)
        self.world.does(actor, lambda work: presence.agent_of(work, who).id)
        self.world.does(actor, presence.connected, who)
        self.world.does(actor, lambda work: settings.set_my_capacity(work, CapacityBody(capacity)))
        if online:
            self.go(actor, "online")
        return actor

    def go(self, actor, to: str) -> None:
        self.world.does(actor, lambda work: presence.go(work, GoBody(to)).status)

    def says(self, actor, text: str, thread: str = "", key: str = ""):
        body = SendBody(key or f"key-{next(KEYS)}", Text(text))
        return self.world.does(actor, talk.send, thread or self._thread(actor), body)

    def _thread(self, actor) -> str:
        return "" if actor.party == "buyer" else "?"

    def buyer(self, n: int = 1):
        return buyer_actor(f"buyer-{n}")

    def thread(self, buyer) -> Thread:
        return self.world.sees(SUPERVISOR, queries.thread_of, buyer.id)

    def conversation(self, buyer) -> Conversation:
        return self.world.sees(buyer, queries.of_buyer)

    def texts(self, buyer) -> list[tuple[str, str]]:
        """(party, text) of the whole thread, in order."""

        def ask(look):
            mine = Thread.buyer_id == buyer.id
            thread = look.session.scalar(select(Thread.id).where(mine))
            rows = look.session.scalars(
                select(Message).where(Message.thread == thread).order_by(Message.seq)
            )
            return [(m.party, json.decode(m.body).get("text", m.kind)) for m in rows]

        return self.world.sees(SUPERVISOR, ask)
