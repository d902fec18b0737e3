"""A shop, its buyer, and a person of the platform who sends requests about their orders."""

from typing import Any

from modules.after_sales.scene import CLERK as AFTER_SALES_CLERK
from modules.after_sales.scene import PHOTO, SELLER, SNAP
from modules.after_sales.scene import Desk as AfterSales
from msgspec.structs import replace
from sqlalchemy import select
from world import World, merchant, referee

from roost.kernel.data import editions
from roost.kernel.pure.policy import Row
from roost.modules.after_sales.permissions import VIEW as SEES_CASES
from roost.modules.audit.models import Deed
from roost.modules.notices.models import Notice
from roost.modules.service_requests import permissions, queries
from roost.modules.service_requests.commands import asking, creating, replying, ruling, surveying
from roost.modules.service_requests.commands.asking import Seen
from roost.modules.service_requests.commands.creating import Create
from roost.modules.service_requests.commands.replying import Reply
from roost.modules.service_requests.commands.ruling import Approve, Direct, SendBack
from roost.modules.service_requests.commands.surveying import Answered
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.queries.lists import Filter
from roost.modules.service_requests.rules.kinds import Level
from roost.modules.service_requests.views.common import steps
from roost.modules.staff import models as staff
from roost.modules.staff.states import Status

RIGHTS = (permissions.VIEW, permissions.HANDLE, SEES_CASES)
CLERK = replace(merchant("clerk", *RIGHTS), profile="douyin")
READER = replace(merchant("reader", permissions.VIEW), profile="douyin")
REFEREE = referee(permissions.REVIEW)


class Desk(AfterSales):
    """`owner` is somebody whose bell rings; `order` is paid and about one thing."""

    def __init__(self, world: World) -> None:
        super().__init__(world, "douyin")
        world.does(SELLER, self._hire)
        self.order = self.paid()

    def _hire(self, work: Any) -> None:
        person = staff.Person(
            shop_id=work.shop_id,
            id="owner",
            status=Status.AUTHORIZED,
            name="店主",
            owner=True,
            im_access=True,
            joined=work.now,
        )
        work.session.add(person)

    def rule(self, name: str, rule: dict[str, Any]) -> None:
        """An edition of the platform's, from now on."""
        row = Row(f"service_requests.{name}", self.world.now, rule, "test")
        self.world.does(SELLER, lambda work: editions.add(work, row, work.now).id)

    def send(
        self, hours: int | None = None, order: str = "", by: Any = REFEREE, **more: Any
    ) -> str:
        level = Level.AGREED if hours else more.pop("level", Level.GENERAL)
        type = more.pop("type", "risky_goods" if level is Level.URGENT else "shipping")
        demand = more.pop("demand", "请尽快核实物流")
        body = Create("shop-1", order or self.order, type, level, demand, hours, **more)
        return self.world.does(by, lambda work: creating.create(work, body).id)

    def reply(
        self, request_id: str, resolved: bool = True, by: Any = CLERK, **more: Any
    ) -> Request:
        if not resolved:
            more = {"reason": "unreachable"} | more
        body = Reply(resolved, **more)
        return self.world.does(by, replying.reply, request_id, body)

    def answer(self, request_id: str, satisfied: bool = True, said: str = "") -> Request:
        return self.world.does(self.buyer, surveying.answer, request_id, Answered(satisfied, said))

    def urge(self, request_id: str) -> Request:
        return self.world.does(self.buyer, asking.urge, request_id)

    def remind(self, request_id: str, by: Any = CLERK) -> Request:
        return self.world.does(by, asking.remind, request_id, Seen())

    def approve(self, request_id: str) -> Request:
        return self.world.does(REFEREE, ruling.approve, request_id, Approve())

    def drive_back(self, request_id: str, hours: int | None = None) -> Request:
        body = SendBack(reason="请提供发货凭证", hours=hours)
        return self.world.does(REFEREE, ruling.send_back, request_id, body)

    def act(self, request_id: str, kind: Any, amount_fen: int = 0) -> Request:
        body = Direct(kind=kind, amount_fen=amount_fen, note="核实")
        return self.world.does(REFEREE, ruling.act, request_id, body)

    def read(self, request_id: str) -> Request:  # type: ignore[override] # of this module
        return self.world.sees(SELLER, lambda look: look.get(Request, request_id))

    def clocks(self, request_id: str) -> dict[str, Any]:
        return self.world.due(SELLER, "service_requests", request_id)

    def told(self, request_id: str) -> list[tuple[str, Any]]:
        return self.world.history(SELLER, "service_requests", request_id)

    def offers(self, request_id: str, actor: Any = CLERK) -> dict[str, Any]:
        def ask(look: Any) -> Any:
            return {o.name: o for o in steps(look, queries.find(look, request_id))}

        return self.world.sees(actor, ask)

    def listed(self, actor: Any = CLERK, **asked: Any) -> list[str]:
        page = self.world.sees(actor, queries.requests_page, Filter(**asked), 100)
        return [request.id for request in page.items]

    def audited(self) -> list[Deed]:
        return self.world.sees(SELLER, lambda look: list(look.session.scalars(select(Deed))))

    def rung(self) -> list[tuple[str, str, Any]]:
        """What the owner's bell has told of requests: kind, title and instant."""

        def ask(look: Any) -> Any:
            own = select(Notice).where(Notice.staff_id == "owner")
            found = look.session.scalars(own.order_by(Notice.at, Notice.id))
            mine = [n for n in found if n.kind.startswith("service_requests.")]
            return [(n.kind.partition(".")[2], n.title_zh, n.at) for n in mine]

        return self.world.sees(SELLER, ask)


__all__ = ["AFTER_SALES_CLERK", "CLERK", "PHOTO", "READER", "REFEREE", "SELLER", "SNAP", "Desk"]
