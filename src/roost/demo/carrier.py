"""The sandbox carrier: parcels that were handed over move on, a stage a round."""

from typing import Any

from litestar import post

from roost.kernel.data.look import Look
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.body import Body
from roost.kernel.web.params import Desk, JSONBody
from roost.modules.parcels import facade as parcels

STAGES = {
    "shipped": ("picked_up", "【杭州余杭站】快件已揽收"),
    "dispatched": ("in_transit", "【杭州转运中心】快件已发往下一站"),
    "picked_up": ("in_transit", "【杭州转运中心】快件已发往下一站"),
    "in_transit": ("out_for_delivery", "【目的地站点】快递员正在派送"),
    "out_for_delivery": ("delivered", "快件已签收,签收人:本人"),
    "returning": ("returned", "【杭州余杭站】退回件已签收"),
}


class Carrier:
    """Acts as the house in every merchant's shop that has parcels under way."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def go_round(self) -> int:
        """One stage further for each parcel under way; how many moved."""
        return self.store.work(system("", "carrier"), self._round).result()

    def _round(self, work: Work) -> int:
        moving = parcels.under_way(work)
        for shop_id, waybill, status in moving:
            kind, text = STAGES[status]
            in_shop = work.dated(work.now, system(shop_id, "carrier"))
            parcels.track(in_shop, waybill, kind, work.now, text)
        return len(moving)


class Scan(Body, frozen=True):
    """What the sandbox carrier says now: picked_up, in_transit, delivered, refused, returned …"""

    waybill: str
    kind: str
    text: str = ""


def doors(path: str) -> list[Any]:
    """A carrier by hand, for whoever is logged in on the face."""

    @post(f"{path}/demo/scan", status_code=204)
    async def scan(desk: Desk, data: JSONBody[Scan]) -> None:
        await desk.work(_scan, data, show=_nothing)

    return [scan]


def _scan(work: Work, said: Scan) -> None:
    parcels.track(work, said.waybill, said.kind, work.now, said.text)


def _nothing(_: Look, __: object) -> None:
    return None
