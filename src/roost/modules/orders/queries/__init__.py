"""Reading orders: a page is its orders, their lines and the tabs' counts, three statements."""

from collections.abc import Iterable, Sequence, Set
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all

from roost.kernel.data import clocks, history, pages
from roost.kernel.data.clocks import Clock
from roost.kernel.data.counts import Count
from roost.kernel.data.history import Entry
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import Invalid, NotFound

from ..models import Money, Order, OrderLine, Refund
from ..permissions import VIEW
from ..policies import DUE_SOON
from ..states import Status

PLACED = ((Order.placed_at, True), (Order.id, True))
DUE = ((Order.due_by, False), (Order.id, False))
DUE_TABS = ("due_24h", "overdue")
STATE_TABS = tuple(s.value for s in Status if s is not Status.PARTIALLY_SHIPPED)
TABS = ("all", *STATE_TABS, *DUE_TABS)
FOUND_MOST = 50  # orders of one number over all shops
MOST_COUNTED = 1_000  # a tab by time is counted on its index, up to here


class Asked(Struct, frozen=True):
    """`product` is one of our ids or the platform's number; `flag` a memo's colour."""

    tab: str = "all"
    number: str = ""
    product: str = ""
    buyer: str = ""
    flag: str = ""
    placed_from: datetime | None = None
    placed_to: datetime | None = None
    limit: int = 20
    cursor: str | None = None


class Full(Struct, frozen=True):
    order: Order
    lines: list[OrderLine]


class Detail(Struct, frozen=True):
    order: Order
    lines: list[OrderLine]
    clocks: Sequence[Clock]
    history: Sequence[Entry]
    money: Sequence[Money]
    refunds: Sequence[Refund]


def orders_page(look: Look, asked: Asked) -> Page[Full]:
    look.actor.need(VIEW)
    if asked.tab not in TABS:
        raise Invalid("没有这个标签", "unknown_tab", "/tab")
    key = DUE if asked.tab in DUE_TABS else PLACED
    query = select(Order).where(*_tab(look, asked.tab), *_filters(asked))
    rows, following = pages.take(look, query, key, asked.limit, asked.cursor)
    return Page(with_lines(look, rows), look.now, following, tab_counts(look))


def mine(look: Look, limit: int = 20, cursor: str | None = None) -> Page[Full]:
    """A buyer's own."""
    query = select(Order).where(Order.buyer_id == look.actor.id)
    rows, following = pages.take(look, query, PLACED, limit, cursor)
    return Page(with_lines(look, rows), look.now, following)


def of_buyer(look: Look, buyer_id: str, limit: int = 20) -> list[Full]:
    query = select(Order).where(Order.buyer_id == buyer_id)
    newest = query.order_by(Order.placed_at.desc(), Order.id.desc()).limit(limit)
    return with_lines(look, look.session.scalars(newest).all())


def beside(look: Look, buyer_id: str, limit: int = 20) -> list[Full]:
    look.actor.need(VIEW)
    return of_buyer(look, buyer_id, limit)


def one(look: Look, order_id: str) -> Detail:
    look.actor.need(VIEW)
    return detail(look, order_id)


def my_one(look: Look, order_id: str) -> Detail:
    own(look, order_id)
    return detail(look, order_id)


def own(look: Look, order_id: str) -> Order:
    """The buyer's own order; another's is not there."""
    order = look.get(Order, order_id, "订单不存在")
    if order.buyer_id != look.actor.id:
        raise NotFound("订单不存在")
    return order


def detail(look: Look, order_id: str) -> Detail:
    order = look.get(Order, order_id, "订单不存在")
    of_it = (Money.order_id == order.id, Refund.order_id == order.id)
    return Detail(
        order,
        lines_of(look, [order.id]).get(order.id, []),
        clocks.running(look, "orders", order.id),
        history.of(look, "orders", order.id),
        look.session.scalars(select(Money).where(of_it[0]).order_by(Money.id)).all(),
        look.session.scalars(select(Refund).where(of_it[1]).order_by(Refund.id)).all(),
    )


def full(look: Look, order_id: str) -> Full:
    order = look.get(Order, order_id, "订单不存在")
    return Full(order, lines_of(look, [order.id]).get(order.id, []))


def fulls(look: Look, order_ids: Iterable[str]) -> list[Full]:
    wanted = set(order_ids)
    if not wanted:
        return []
    return with_lines(look, look.session.scalars(select(Order).where(Order.id.in_(wanted))).all())


def by_number(look: Look, order_no: str) -> Order | None:
    return look.session.scalar(select(Order).where(Order.order_no == order_no))


def by_numbers(look: Look, order_nos: Set[str]) -> list[Full]:
    if not order_nos:
        return []
    wanted = select(Order).where(Order.order_no.in_(order_nos))
    return with_lines(look, look.session.scalars(wanted).all())


def numbers_here(look: Look, order_nos: Set[str]) -> set[str]:
    return set(look.session.scalars(select(Order.order_no).where(Order.order_no.in_(order_nos))))


def everywhere(look: Look, order_no: str, shop_id: str = "") -> list[tuple[Order, str]]:
    """Orders of any shop with exactly this number, each with the title of its first line."""
    first = (OrderLine.shop_id == Order.shop_id, OrderLine.order_id == Order.id)
    title = select(OrderLine.title).where(*first).order_by(OrderLine.position).limit(1)
    query = select(Order, title.scalar_subquery()).where(Order.order_no == order_no)
    if shop_id:
        query = query.where(Order.shop_id == shop_id)
    with look.all_shops("an order by its number"):
        return [
            (order, title or "") for order, title in look.session.execute(query.limit(FOUND_MOST))
        ]


def with_lines(look: Look, orders: Sequence[Order]) -> list[Full]:
    lines = lines_of(look, [o.id for o in orders]) if orders else {}
    return [Full(o, lines.get(o.id, [])) for o in orders]


def lines_of(look: Look, order_ids: Sequence[str]) -> dict[str, list[OrderLine]]:
    query = select(OrderLine).where(OrderLine.order_id.in_(order_ids))
    found: dict[str, list[OrderLine]] = {}
    for line in look.session.scalars(query.order_by(OrderLine.order_id, OrderLine.position)):
        found.setdefault(line.order_id, []).append(line)
    return found


def tab_counts(look: Look) -> dict[str, int]:
    """Kept counts by state and, on the index of due times, how many are due; one statement."""
    kept = select(Count.key, Count.n).where(Count.name == "orders", Count.n > 0)
    asked = [kept, *(_counted(look, tab) for tab in DUE_TABS)]
    found: dict[str, int] = dict.fromkeys(TABS, 0)
    for key, n in look.session.execute(union_all(*asked)):
        tab = Status.AWAITING_SHIPMENT.value if key == Status.PARTIALLY_SHIPPED else key
        found[tab] = found.get(tab, 0) + n
    found["all"] = sum(found[s] for s in STATE_TABS)
    return found


def _counted(look: Look, tab: str) -> Select[str, int]:
    due = select(Order.id).where(Order.shop_id == look.shop_id, *_tab(look, tab))
    few = due.limit(MOST_COUNTED).subquery()
    return select(literal(tab), func.count()).select_from(few)


def _tab(look: Look, tab: str) -> list[ColumnElement[bool]]:
    """0 < ship_by − now ≤ 24 h is due; at its instant it is over (S0-03)."""
    if tab == "overdue":
        return [Order.due_by <= look.now]
    if tab == "due_24h":
        soon = look.rules.rule(DUE_SOON, look.now, look.actor.profile).hours
        return [Order.due_by > look.now, Order.due_by <= look.now + timedelta(hours=soon)]
    return [] if tab == "all" else [Order.tab == tab]


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    wanted = {
        Order.order_no: asked.number,
        Order.buyer_id: asked.buyer,
        Order.flag: asked.flag,
    }
    found = [column == value for column, value in wanted.items() if value]
    if asked.product:
        of_it = or_(OrderLine.product_id == asked.product, OrderLine.product_no == asked.product)
        found.append(Order.id.in_(select(OrderLine.order_id).where(of_it)))
    if asked.placed_from:
        found.append(Order.placed_at >= asked.placed_from)
    if asked.placed_to:
        found.append(Order.placed_at < asked.placed_to)
    return found
