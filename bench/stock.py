"""1,000,000 orders and as many after-sale cases in 20 shops, and a login for the last of them."""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import insert

from roost.faces.main import Setting, open_store
from roost.kernel.data import counts, sessions
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.modules.after_sales.models import NO_DUE, Case
from roost.modules.after_sales.rules.kinds import Goods, Intervention, Kind, Source
from roost.modules.after_sales.states import Status as Stage
from roost.modules.orders.models import RECEIVER, Order, OrderLine
from roost.modules.orders.states import Status

from . import house
from .rows import bare, clone, timed, unindexed

SHOPS, EACH, PIECE = 20, 50_000, 5_000
TABLES = ("orders", "orders_lines", "after_sales")
STATES = (
    [Status.AWAITING_PAYMENT] * 2
    + [Status.AWAITING_SHIPMENT] * 10
    + [Status.PARTIALLY_SHIPPED]
    + [Status.SHIPPED] * 17
    + [Status.COMPLETED] * 150
    + [Status.CANCELLED] * 20
)
STAGES = [Stage.SUCCEEDED] * 150 + [Stage.CLOSED] * 30 + list(Stage) * 2
KINDS = list(Kind)
REASONS = ("unwanted", "rough_work", "late_shipment")


def of_order(n: int, now: datetime, sealed: list[bytes]) -> dict[str, Any]:
    status, placed = STATES[n % len(STATES)], now - timedelta(seconds=150 * n)
    due = placed + timedelta(hours=48) if status is Status.AWAITING_SHIPMENT else None
    paid = 0 if status in (Status.AWAITING_PAYMENT, Status.CANCELLED) else 1850
    return {
        "id": f"{n:032x}",
        "version": 1,
        "status": status,
        "order_no": f"NO{n:08}",
        "source": "import",
        "profile": "douyin",
        "buyer_id": f"{n % 9973:032x}",
        "buyer_name": "小雀",
        "placed_at": placed,
        "ship_by": due,
        "due_by": due,
        "placed_goods_fen": 1250,
        "goods_fen": 1250,
        "freight_fen": 600,
        "paid_fen": paid,
        "lines_left": int(due is not None),
        "receiver_name": sealed[0],
        "receiver_phone": sealed[1],
        "receiver_address": sealed[2],
        "flag": "red" if n % 41 == 0 else "",
    }


def of_line(n: int, _: datetime) -> dict[str, Any]:
    return {
        "id": f"{n:032x}",
        "order_id": f"{n:032x}",
        "position": 0,
        "line_no": f"NO{n:08}-1",
        "product_id": f"{n % 500:032x}",
        "title": "陶瓷马克杯 手绘款 大容量",
        "sku": "默认",
        "pieces": 1,
        "unit_price_fen": 1250,
        "goods_fen": 1250,
        "amount_fen": 1250,
    }


def of_case(n: int, now: datetime) -> dict[str, Any]:
    stage, applied = STAGES[n % len(STAGES)], now - timedelta(seconds=150 * n)
    running = stage not in (Stage.SUCCEEDED, Stage.CLOSED, Stage.REFUNDING)
    item = {"line_id": f"{n:032x}", "title": "陶瓷马克杯", "sku": "默认", "image": ""}
    return {
        "id": f"{n:032x}",
        "version": 1,
        "number": f"AS{n:08}",
        "order_id": f"{n:032x}",
        "order_no": f"NO{n:08}",
        "buyer_id": f"{n % 9973:032x}",
        "profile": "douyin",
        "kind": KINDS[n % 31 % len(KINDS)],
        "source": Source.BUYER,
        "status": stage,
        "goods": Goods.IN_TRANSIT,
        "reason_code": REASONS[n % len(REASONS)],
        "items": [item | {"pieces": 1, "amount_fen": 1250}],
        "amount_fen": 1250,
        "applied_at": applied,
        "entered_at": applied,
        "due_at": now + timedelta(seconds=97 * (n % 4999)) if running else NO_DUE,
        "due_step": "close_by_silence" if running else "",
        "intervention": Intervention.PROCESSING if running and n % 53 == 0 else Intervention.NONE,
    }


def fill(store: Store, shop: str) -> None:
    """One shop's rows and its kept counts."""
    now = store.time.now()
    words = ("王小明", "13800001234", "文三路1号3幢502")
    sealed = [[store.keys.seal(RECEIVER, word) for word in words] for _ in range(100)]
    for start in range(0, EACH, PIECE):
        ns = range(start, start + PIECE)
        parts: dict[type[Any], list[dict[str, Any]]] = {
            Order: [of_order(n, now, sealed[n % 100]) for n in ns],
            OrderLine: [of_line(n, now) for n in ns],
            Case: [of_case(n, now) for n in ns],
        }
        for table, rows in parts.items():
            kept = [row | {"shop_id": shop} for row in rows]
            store.work(system(shop), partial(_put, table, kept)).result()
    tally = {
        "orders": Counter(str(STATES[n % len(STATES)]) for n in range(EACH)),
        "after_sales": Counter(str(STAGES[n % len(STAGES)]) for n in range(EACH)),
    }
    for name, by in tally.items():
        store.work(system(shop), partial(_count, name, by)).result()


def _put(table: type[Any], rows: list[dict[str, Any]], work: Work) -> None:
    work.session.execute(insert(table.__table__), rows)


def _count(name: str, by: Counter[str], work: Work) -> None:
    for key, n in by.items():
        counts.tally(work, name, key, n)


def _enter(person: str, work: Work) -> str:
    return sessions.open_one(work, "workbench", work.shop_id, person)


def build(setting: Setting) -> house.Logins:
    """The last shop is the one that is looked at; its rows lie between those of the others."""
    store = open_store(setting)
    logins = house.found(store, 0, 1)
    person = logins.agents[0][0]
    with timed("one shop's rows"):
        fill(store, logins.shop)
    store.close()
    others = [f"{n:032x}" for n in range(1, SHOPS)]
    with timed("the others'"), bare(setting.data / "roost.db") as raw, unindexed(raw, TABLES):
        clone(raw, logins.shop, others)
        raw.execute("ANALYZE")
    store = open_store(setting)
    last = others[-1]
    token = store.work(system(last), partial(_enter, person)).result()
    store.close()
    return house.Logins(last, [], [(person, token)])
