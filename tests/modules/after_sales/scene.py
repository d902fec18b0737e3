"""An after-sales desk: orders in every state, and cases about them."""

from datetime import time
from typing import Any

from modules.orders.scene import RECEIVER, SELLER, Scene
from msgspec import json
from msgspec.structs import replace
from sqlalchemy import select
from world import OWNER, World, merchant, referee

from roost.kernel.data import files
from roost.kernel.data.pictures import Redrawn
from roost.modules.after_sales import permissions, queries
from roost.modules.after_sales.commands import buying, handling, opening, ruling
from roost.modules.after_sales.commands.handling import Act, Agree
from roost.modules.after_sales.commands.opening import Apply, Modify, Wanted
from roost.modules.after_sales.models import Case
from roost.modules.after_sales.queries.lists import Filter
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.views.common import steps
from roost.modules.conversations import queries as talks
from roost.modules.conversations.models import Message
from roost.modules.parcels import facade as parcels
from roost.modules.shop import models as shops
from roost.modules.shop.commands import addresses

CLERK = merchant("clerk", permissions.VIEW, permissions.HANDLE)
READER = merchant("reader", permissions.VIEW)
REFEREE = referee(permissions.DECIDE)
PHOTO, SNAP = "a" * 32, "b" * 32  # put in by the shop and by the buyer
ZTO = "781234567890"


class Desk(Scene):
    """Orders are placed under the rules of `profile`."""

    def __init__(self, world: World, profile: str = "pinduoduo") -> None:
        self.world, self.profile = world, profile
        self.world.does(SELLER, self._found)
        super().__init__(world)
        self.buyer = replace(self.buyer, profile=profile)
        for actor, id in ((CLERK, PHOTO), (self.buyer, SNAP)):
            world.does(actor, self._put_in, id)

    def _put_in(self, work: Any, id: str) -> None:
        files.add(work, id, "照片.jpg", 9, Redrawn("picture", "image/webp", b"x"))

    def _found(self, work: Any) -> None:
        """A shop without a return address."""
        work.session.add(
            shops.Shop(
                shop_id=work.shop_id,
                name="归巢小店",
                kind=shops.Kind.MERCHANT,
                profile=self.profile,
                code="nest",
                opens=time(9),
                closes=time(22),
                opened=work.now,
                welcome="",
                offline_reply="",
                card_title="",
                card_line="",
            )
        )

    def address(self, detail: str = "西湖区文三路1号仓") -> str:
        """A return address; the first is the default."""
        form = addresses.AddressForm("王仓", "13900000000", "330106", detail)
        return self.world.does(OWNER, lambda work: addresses.create(work, form).id)

    def case(self, kind: Kind = Kind.REFUND_UNSHIPPED, order: str = "", **more: Any) -> str:
        """A case of the buyer about a whole order, which is made when none is given."""
        unshipped = kind is Kind.REFUND_UNSHIPPED
        order = order or (self.paid() if unshipped else self.shipped())
        return self.apply(order, kind, **more).id

    def apply(self, order: str, kind: Kind, reason: str = "unwanted", **more: Any) -> Case:
        by = more.pop("by", self.buyer)
        lines = more.pop("lines", None) or [Wanted(x.id) for x in self.card(order).lines]
        asked = Apply(order, kind, reason, lines, **more)
        return self.world.does(by, opening.apply, asked)

    def read(self, case_id: str) -> Case:
        return self.world.sees(SELLER, lambda look: look.get(Case, case_id))

    def status(self, case_id: str) -> str:
        return self.read(case_id).status

    def step(self, case_id: str, name: str, actor: Any = CLERK, note: str = "") -> Case:
        return self.world.does(actor, handling.step, case_id, name, Act(note=note))

    def mine(self, case_id: str, name: str) -> Case:
        return self.step(case_id, name, self.buyer)

    def agree(self, case_id: str, actor: Any = CLERK, **more: Any) -> Case:
        return self.world.does(actor, handling.agree, case_id, Agree(**more))

    def refuse(self, case_id: str, reason: str = "other", **more: Any) -> Case:
        body = handling.Refuse(reason=reason, **more)
        return self.world.does(CLERK, handling.refuse, case_id, body)

    def modify(self, case_id: str, **more: Any) -> Case:
        return self.world.does(self.buyer, opening.modify, case_id, Modify(**more))

    def send_back(self, case_id: str, waybill: str = "SF1000000001") -> Case:
        body = buying.FillWaybill(waybill=waybill, carrier="顺丰")
        return self.world.does(self.buyer, buying.fill_waybill, case_id, body)

    def inspect(self, case_id: str, conclusion: str = "sound") -> Case:
        body = handling.Inspect(conclusion=conclusion, files=(PHOTO,))
        return self.world.does(CLERK, handling.inspect, case_id, body)

    def ship_again(self, case_id: str, waybill: str = "YT2000000001") -> Case:
        body = handling.Ship(waybill=waybill, carrier="圆通")
        return self.world.does(CLERK, handling.ship, case_id, body)

    def intervene(self, case_id: str, actor: Any = None) -> Case:
        return self.world.does(actor or self.buyer, ruling.intervene, case_id, ruling.Intervene())

    def track(self, kind: str, waybill: str = ZTO) -> None:
        """A carrier's word about a parcel, now."""

        def word(work: Any) -> None:
            parcels.track(work, waybill, kind, work.moment)

        self.world.does(SELLER, word)

    def clocks(self, case_id: str) -> dict[str, Any]:
        return self.world.due(SELLER, "after_sales", case_id)

    def steps_of(self, case_id: str) -> list[str]:
        return [s for s, _ in self.world.history(SELLER, "after_sales", case_id)]

    def offers(self, case_id: str, actor: Any = CLERK) -> dict[str, Any]:
        def ask(look: Any) -> Any:
            return {o.name: o for o in steps(look, queries.find(look, case_id))}

        return self.world.sees(actor, ask)

    def heard(self, buyer: Any = None) -> list[str]:
        """What the house has told the buyer in the chat."""

        def ask(look: Any) -> list[str]:
            thread = talks.thread_of(look, (buyer or self.buyer).id)
            if thread is None:
                return []
            mine = select(Message.body).where(Message.thread == thread.id)
            bodies = look.session.scalars(mine.order_by(Message.seq))
            return [json.decode(body)["text"] for body in bodies]

        return self.world.sees(SELLER, ask)

    def list(self, actor: Any = CLERK, **asked: Any) -> list[str]:
        page = self.world.sees(actor, queries.cases_page, Filter(**asked), 100)
        return [case.id for case in page.items]


__all__ = ["CLERK", "PHOTO", "READER", "RECEIVER", "REFEREE", "SELLER", "SNAP", "ZTO", "Desk"]
