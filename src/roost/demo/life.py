"""Simulated buyers: each enters by the shop's code, looks, asks, orders and sometimes complains."""

import asyncio
import random
from uuid import uuid4

import httpx

from . import content, face
from .carrier import Carrier
from .face import Face, log
from .founding import Founder, place
from .office import complain

PATIENCE = (4, 15)  # seconds between two things that one buyer does, at pace 1
ROUND = 40  # seconds between two rounds of the carrier, at pace 1
OFFICE = 600  # and of the platform's desk: whoever looks has time to act first


class Life:
    """`pace` is how many times as lively as usual, 0 a shop in which nothing happens by itself;
    `buyers` how many are there at once.
    """

    def __init__(self, founder: Founder, buyers: int, pace: float, dice: random.Random) -> None:
        self.founder, self.buyers, self.pace, self.dice = founder, buyers, pace, dice

    async def go_on(self) -> None:
        if not self.pace:
            await asyncio.Event().wait()
        people = [self._visits(i) for i in range(self.buyers)]
        await asyncio.gather(self._carrier(), self._office(), *people)

    async def _office(self) -> None:
        while True:
            await asyncio.sleep(OFFICE / self.pace)
            await self.founder.office.round(self.founder.owner)

    async def _carrier(self) -> None:
        carrier = Carrier(self.founder.store)
        while True:
            await asyncio.sleep(ROUND / self.pace)
            await asyncio.to_thread(carrier.go_round)

    async def _visits(self, place_in_row: int) -> None:
        await self._think(place_in_row)
        while True:
            name = self.dice.choice(content.NAMES)
            visitor = face.buyer(self.founder.ports[1], name)
            try:
                await self._visit(visitor)
            except httpx.TransportError as error:  # a phone that loses its network; the next comes
                log.info("lost", who=name, error=repr(error))
            finally:
                await visitor.close()
            await self._think(4)

    async def _visit(self, visitor: Face) -> None:
        if await visitor.post("/buyers/enter", {"shop_code": self.founder.code}) is None:
            return
        await visitor.post("/conversations/enter")
        await self._say(visitor, content.BEFORE_BUYING)
        if self.dice.random() < 0.6:  # noqa: PLR2004 # of those who ask, so many buy
            await self._buy(visitor)
        if self.dice.random() < 0.5:  # noqa: PLR2004
            await self._say(visitor, content.WAITING)

    async def _buy(self, visitor: Face) -> None:
        order = await place(visitor, self.founder.skus, self.dice)
        await self._think()
        if order is None or self.dice.random() < 0.15:  # noqa: PLR2004 # placed and not paid
            return
        await visitor.post(f"/orders/{order['id']}/pay", money=True)
        await self._say(visitor, content.AFTER_PAYING)
        if self.dice.random() < 0.4:  # noqa: PLR2004
            await self._complain(visitor, order["id"])
        elif self.dice.random() < 0.3:  # noqa: PLR2004
            await complain(visitor, order["id"], self.dice)

    async def _complain(self, visitor: Face, order_id: str) -> None:
        """The house says what can be applied for; the buyer takes the first of it."""
        options = await visitor.get(f"/after_sales/options/{order_id}")
        line = options["lines"][0] if options else {"kinds": []}
        kind = next((k for k in line["kinds"] if k["open"]), None)
        if kind is None:
            return
        body = {
            "order_id": order_id,
            "kind": kind["kind"],
            "reason_code": options["reasons"][kind["kind"]][0]["code"],
            "lines": [{"line_id": line["line_id"]}],
        }
        await visitor.post("/after_sales/", body)
        await self._say(visitor, content.AFTER_RECEIVING)

    async def _say(self, visitor: Face, sentences: tuple[str, ...]) -> None:
        await self._think()
        body = {"kind": "text", "text": self.dice.choice(sentences)}
        await visitor.post("/conversations/messages", {"client_id": uuid4().hex, "body": body})

    async def _think(self, times: int = 1) -> None:
        await asyncio.sleep(times * self.dice.uniform(*PATIENCE) / self.pace)
