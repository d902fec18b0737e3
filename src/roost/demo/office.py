"""The platform's desk in the demo: buyers tell it things, it asks the shop, and judges answers."""

import random
from typing import Any

from . import content, face, words
from .face import Face

HANDLED = 0.55  # of what waits for the shop, so much is answered in one round
SOLVED = 0.7  # of the answers
KEPT = 2  # complaints that are left for whoever looks at the console


class Office:
    def __init__(self, port: int, dice: random.Random) -> None:
        self.desk, self.dice = face.platform(port, "平台"), dice

    async def log_in(self) -> None:
        login = {"phone": content.OWNER_PHONE, "password": content.PASSWORD}
        await self.desk.post("/staff/login", login)

    async def round(self, owner: Face) -> None:
        """Complaints become requests, some are answered, and some of the answers judged."""
        await self.hear_out()
        pending = await owner.get("/service_requests/", tab="pending", limit=20)
        for row in (pending or {"items": []})["items"]:
            if self.dice.random() < HANDLED:
                await self._answer(owner, row)
        unsolved = await self.desk.get("/service_requests/", tab="platform_review", limit=20)
        for row in (unsolved or {"items": []})["items"][KEPT:]:
            await self._judge(row)

    async def hear_out(self) -> None:
        waiting = await self.desk.get("/service_requests/complaints", state="waiting")
        for complaint in (waiting or {"items": []})["items"][KEPT:]:
            await self._ask_the_shop(complaint)

    async def answer_one(self, owner: Face) -> None:
        pending = await owner.get("/service_requests/", tab="pending", limit=1)
        for row in (pending or {"items": []})["items"]:
            await self._answer(owner, row)

    async def _ask_the_shop(self, complaint: Any) -> None:
        urgent = self.dice.random() < 0.15  # noqa: PLR2004 # few are grave
        asked = {
            "shop_id": complaint["shop_id"],
            "order_id": complaint["order_id"],
            "type": "grave_complaint" if urgent else complaint["type"],
            "level": "urgent" if urgent else "general",
            "demand": f"用户反映:{complaint['said']}。请核实并给出处理方案",
            "files": [],
            "complaint_id": complaint["id"],
            "at_nine": True,
        }
        await self.desk.post("/service_requests/", asked)

    async def _answer(self, owner: Face, row: Any) -> None:
        solved = self.dice.random() < SOLVED
        text = self.dice.choice(words.SOLVED if solved else words.UNSOLVED)
        body = {"version": row["version"], "resolved": solved, "text": text, "files": []}
        reason = {} if solved else {"reason": self.dice.choice(("not_agreed", "unreachable"))}
        path = f"/service_requests/{row['id']}/reply"
        await owner.post(path, body | reason | {"agreed": False})

    async def _judge(self, row: Any) -> None:
        path, version = f"/service_requests/{row['id']}", {"version": row["version"]}
        if row["cycle"] == 1 and self.dice.random() < 0.5:  # noqa: PLR2004
            back = {"reason": "请补充与用户沟通的凭证,并再次联系用户"}
            await self.desk.post(f"{path}/send_back", version | back)
        else:
            await self.desk.post(f"{path}/approve", version | {"note": "已核实"})
