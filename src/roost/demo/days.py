"""The days before the demo's now: what was bought, asked, sent, complained of and taken back."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from roost.kernel.data import bell
from roost.kernel.data.store import Store
from roost.kernel.pure.time import local

from . import content, words
from .carrier import Carrier
from .face import Face
from .people import Customer
from .reception import Clerk
from .troubles import Troubles

if TYPE_CHECKING:
    from .founding import Founder

DAYS, A_DAY = 5, 4  # days of history, orders of each
STEP, MORNING = timedelta(hours=2), 9
TODAY, TALKS, CASES, TOLD = 6, 3, 5, 6  # of the last hours, for whoever looks
TELLS = 2  # buyers a day who tell the platform something
FORGETS, KEEPS = 0.1, 0.4  # of those who order, forget to pay, and say that it is well


class Days:
    def __init__(self, store: Store, founder: "Founder", port: int) -> None:
        self.store, self.owner, self.office = store, founder.owner, founder.office
        self.dice, self.crowd, self.app = founder.dice, founder.crowd, founder.app
        self.skus, self.carrier = founder.skus, Carrier(store)
        self.clerk = Clerk(port, *content.CLERKS[0][:2])
        self.troubles = Troubles(self.owner, self.app, self.crowd, self.dice)
        self.unsent: list[str] = []

    async def live(self) -> None:
        """Orders placed, paid and shipped on the way to now; the house's own clocks run along."""
        await self.clerk.begin()
        for customer in self.crowd:
            await customer.come_in(self.app)
        async with self.clerk.desk.live():
            await self._until_morning()
            for day in range(DAYS):
                await self._day(day)
            await self._pass(self.store.time.real() - self.store.time.now() - STEP)
            await self._today()
        await self._pass(self.store.time.real() - self.store.time.now())
        await self.clerk.desk.close()

    async def _day(self, day: int) -> None:
        await self.troubles.go_on()
        for n in range(A_DAY):
            customer = self.dice.choice(self.crowd)
            await self._order(customer)
            await self.clerk.talk(customer, self.app, self._wait)
            await self._pass(timedelta(minutes=self.dice.randint(40, 170)))
            await self.office.round(self.owner)
            await customer.answer_surveys()
            if n % 2:
                self.carrier.go_round()
        if day in words.COURSES:
            await self.troubles.begin(words.COURSES[day])
        await self._some_tell(TELLS)
        if day < DAYS - 1:
            await self._send_out()
        await self._receive()
        await self._until_morning()

    async def _today(self) -> None:
        """What one finds waiting: orders, after-sales, requests of the platform, one answered."""
        for _ in range(TODAY):
            await self._order(self.dice.choice(self.crowd))
        await self.troubles.go_on()
        begun = 0
        for trouble in words.TROUBLES:
            begun += begun < CASES and await self.troubles.begin(trouble)
        for _ in range(TALKS):
            await self.clerk.talk(self.dice.choice(self.crowd), self.app, self._wait)
        await self._some_tell(TOLD)
        await self.office.hear_out()
        await self.office.answer_one(self.owner)

    async def _order(self, customer: Customer) -> None:
        await customer.come_in(self.app)
        order = await customer.place(self.skus)
        if order and self.dice.random() > FORGETS:
            await customer.pay(order["id"])
            self.unsent.append(order["id"])

    async def _send_out(self) -> None:
        """What somebody wants his money back for waits until that is settled."""
        unsent, self.unsent = self.unsent, self.troubles.unsettled(self.unsent)
        for order_id in [o for o in unsent if o not in self.unsent]:
            found = await self.owner.get(f"/orders/{order_id}")
            if found["order"]["status"] == "awaiting_shipment":
                waybill = f"SF{self.dice.randint(10**12, 10**13 - 1)}"
                sent = {"carrier": "shunfeng", "waybill": waybill}
                await self.owner.post(f"/orders/{order_id}/ship", sent)

    async def _some_tell(self, most: int) -> None:
        told = 0
        for customer in self.dice.sample(self.crowd, len(self.crowd)):
            told += told < most and await customer.tell_the_platform()

    async def _receive(self) -> None:
        """Some say that it has come, and are content."""
        for customer in self.crowd:
            for order in await customer.orders():
                there = order.stage is words.Stage.RECEIVED and order.open
                if there and order.id not in self.troubles.orders and self.dice.random() < KEEPS:
                    await customer.face.post(f"/orders/{order.id}/confirm_receipt")

    async def _until_morning(self) -> None:
        now = local(self.store.time.now())
        morning = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
        await self._pass((morning - now) % timedelta(days=1))

    async def _wait(self, span: timedelta) -> None:
        until = self.store.time.now() + span
        await asyncio.to_thread(bell.wait_until, self.store, until)

    async def _pass(self, span: timedelta) -> None:
        """In steps short enough for somebody to sign the parcel checks off as they open."""
        until = self.store.time.now() + span
        while (now := self.store.time.now()) < until:
            await self._wait(min(until - now, STEP))
            await sign_off(self.owner)


async def sign_off(owner: Face) -> None:
    """The parcel checks that wait: whatever is in trouble is known."""
    for check in (await owner.get("/deadlines/checks", status="open"))["items"]:
        page = await owner.get(f"/deadlines/checks/{check['id']}")
        if ids := [p["id"] for p in page["parcels"]]:
            said = {"parcels": ids, "mark": "known", "note": "已联系快递催件"}
            await owner.post(f"/deadlines/checks/{check['id']}/mark", said)
        await owner.post(f"/deadlines/checks/{check['id']}/check", {})
