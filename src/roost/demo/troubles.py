"""After-sales of the demo's first days, and what has become of them."""

import random
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from .face import Face
from .people import App, Customer
from .words import Trouble


class Course(Struct):
    """A case under way: whose it is, and the steps that are still to come."""

    customer: Customer
    id: str
    order: str
    goes: list[str]


class Troubles:
    def __init__(self, owner: Face, app: App, crowd: Sequence[Customer], dice: random.Random):
        self.owner, self.app, self.crowd, self.dice = owner, app, crowd, dice
        self.under_way: list[Course] = []

    async def begin(self, trouble: Trouble) -> bool:
        """With the first of the crowd who has such an order."""
        for customer in self.dice.sample(self.crowd, len(self.crowd)):
            if await customer.come_in(self.app) and (asked := await customer.ask_for([trouble])):
                case, _ = asked
                course = Course(customer, case["id"], case["order_id"], list(trouble.goes))
                self.under_way.append(course)
                return True
        return False

    @property
    def orders(self) -> set[str]:
        return {course.order for course in self.under_way}

    def unsettled(self, orders: Sequence[str]) -> list[str]:
        """Those of them with a case that still goes on."""
        open_ones = {course.order for course in self.under_way if course.goes}
        return [order for order in orders if order in open_ones]

    async def go_on(self) -> None:
        """One step of each."""
        for course in self.under_way:
            if course.goes:
                await self._step(course, course.goes.pop(0))

    async def _step(self, course: Course, step: str) -> None:
        path = f"/after_sales/{course.id}"
        match step:
            case "agree":
                await self.owner.post(f"{path}/agree", {})
            case "refuse":
                no: dict[str, Any] = {
                    "reason": "proof_missing",
                    "note": "照片看不出做工问题,请补充",
                }
                await self.owner.post(f"{path}/refuse", no)
            case "send_back":
                waybill = f"SF{self.dice.randint(10**12, 10**13 - 1)}"
                sent = {"waybill": waybill, "carrier": "shunfeng"}
                await course.customer.face.post(f"{path}/fill_waybill", sent)
            case "intervene":
                await course.customer.face.post(f"{path}/intervene", {})
            case _:
                raise ValueError(step)
