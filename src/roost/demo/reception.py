"""A clerk of the demo's first days: the chats that one finds answered and ended."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from . import content, face, words
from .people import App, Customer, Order

Wait = Callable[[timedelta], Awaitable[None]]
SECONDS = (25, 150)  # from a question to its answer; now and then that is late


class Clerk:
    def __init__(self, port: int, name: str, phone: str) -> None:
        self.desk, self.phone = face.workbench(port, name), phone

    async def begin(self) -> None:
        await self.desk.post("/staff/login", {"phone": self.phone, "password": content.PASSWORD})

    async def talk(self, customer: Customer, app: App, wait: Wait) -> None:
        """Somebody asks, about an order they have or before they buy, and is answered."""
        dice = customer.dice
        await self._is("online")
        await customer.come_in(app)
        talk = dice.choice(await fitting(customer))
        await customer.say(talk.asks)
        await wait(timedelta(seconds=dice.randint(*SECONDS)))
        mine = (await self.desk.get("/conversations/", tab="mine"))["items"]
        for chat in sorted(mine, key=lambda chat: chat["buyer"]["name"] == customer.name):
            if chat["buyer"]["name"] == customer.name:
                await self._answer(chat, talk.answer)
                await wait(timedelta(seconds=dice.randint(5, 40)))
                await customer.say(dice.choice(words.THANKS))
                await wait(timedelta(seconds=dice.randint(5, 40)))
            else:
                await self._answer(chat, words.LATER)
            await self._end(chat)
        await self._is("offline")

    async def _is(self, presence: str) -> None:
        await self.desk.post("/routing/me/presence", {"to": presence})

    async def _answer(self, chat: Any, text: str) -> None:
        said = {"client_id": uuid4().hex, "body": {"kind": "text", "text": text}}
        await self.desk.post(f"/conversations/threads/{chat['thread']}/messages", said)

    async def _end(self, chat: Any) -> None:
        await self.desk.post(f"/conversations/{chat['id']}/close", {})


async def fitting(customer: Customer) -> list[words.Talk]:
    """What they may ask: about the newest of their orders, or about what they might buy."""
    orders = await customer.orders()
    newest = orders[0] if orders else Order("", None, [])
    return newest.fitting(words.TALKS) or Order("", None, []).fitting(words.TALKS)
