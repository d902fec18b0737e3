"""Simulated buyers: each comes in, asks, orders, and sometimes wants something put right."""

import asyncio
import random

import httpx

from . import words
from .carrier import Carrier
from .face import log
from .founding import Founder
from .people import Customer
from .reception import fitting

PATIENCE = (4, 15)  # seconds between two things that one buyer does, at pace 1
ROUND = 40  # seconds between two rounds of the carrier, at pace 1
OFFICE = 600  # and of the platform's desk: whoever looks has time to act first
BUYS, PAYS, HURRIES, WANTS, TELLS = 0.5, 0.85, 0.5, 0.3, 0.15  # of those who write, so many


class Life:
    """`pace` is how many times as lively as usual, 0 a shop in which nothing happens by itself;
    `buyers` how many are there at once.
    """

    def __init__(self, founder: Founder, buyers: int, pace: float, dice: random.Random) -> None:
        self.founder, self.buyers, self.pace, self.dice = founder, buyers, pace, dice
        self.away = list(founder.crowd)  # who is not in the shop just now

    async def go_on(self) -> None:
        if not self.pace:
            await asyncio.Event().wait()
        people = [self._visits(i) for i in range(min(self.buyers, len(self.away)))]
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
            customer = self.away.pop(self.dice.randrange(len(self.away)))
            try:
                await self._visit(customer)
            except httpx.TransportError as error:  # a phone that loses its network; the next comes
                log.info("lost", who=customer.name, error=repr(error))
            self.away.append(customer)
            await self._think(4)

    async def _visit(self, customer: Customer) -> None:
        if not await customer.come_in(self.founder.app):
            return
        await customer.face.post("/conversations/enter")
        await customer.answer_surveys()
        await self._ask(customer)
        if self.dice.random() < HURRIES:
            await self._think(3)
            await customer.say(self.dice.choice(words.WAITING))
        if self.dice.random() < BUYS:
            await self._buy(customer)
        if self.dice.random() < WANTS:
            await self._think()
            await customer.ask_for(words.TROUBLES)
        elif self.dice.random() < TELLS:
            await customer.tell_the_platform()

    async def _ask(self, customer: Customer) -> None:
        """About the newest order, which is shown first."""
        await self._think()
        talk = self.dice.choice(await fitting(customer))
        if talk.stage is not None:
            newest = (await customer.orders())[0]
            await customer.show(newest.id)
        await customer.say(talk.asks)

    async def _buy(self, customer: Customer) -> None:
        await self._think(2)
        order = await customer.place(self.founder.skus)
        await self._think()
        if order and self.dice.random() < PAYS:
            await customer.pay(order["id"])
            await self._ask(customer)

    async def _think(self, times: int = 1) -> None:
        await asyncio.sleep(times * self.dice.uniform(*PATIENCE) / self.pace)
