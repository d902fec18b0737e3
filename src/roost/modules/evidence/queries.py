"""What hangs on an order, and on a thing of another module. One statement a page."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, select

from roost.kernel.data import pages
from roost.kernel.data.binding import Part, Sheet
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import local
from roost.modules.orders import facade as orders

from .models import Item
from .permissions import HANG, VIEW
from .rules import KINDS, MOST, NOTE

BY_ID: Final = ((Item.id, True),)
ALL: Final = 500
BINDS: Final = ("picture", "pdf")


def of_order_page(
    look: Look, order_id: str, limit: int = 100, cursor: str | None = None
) -> Page[Item]:
    """The newest first."""
    look.actor.need(VIEW)
    return _page(look, Item.order_id == order_id, limit=limit, cursor=cursor)


def of_thing_page(
    look: Look, module: str, thing: str, limit: int = 100, cursor: str | None = None
) -> Page[Item]:
    look.actor.need(VIEW)
    mine = (Item.module == module, Item.thing == thing)
    return _page(look, *mine, limit=limit, cursor=cursor)


def of_order(look: Look, order_id: str) -> Sequence[Item]:
    """The oldest first, as they occurred."""
    mine = select(Item).where(Item.order_id == order_id).order_by(Item.id)
    return look.session.scalars(mine.limit(ALL)).all()


def chosen(look: Look, ids: Sequence[str]) -> list[Item]:
    """In the order in which they were chosen; all of one order, all with a file."""
    if not 0 < len(set(ids)) == len(ids) <= MOST:
        raise Invalid(f"请选择1至{MOST}份凭证", "bad_choice", "/ids", most=MOST)
    found = {i.id: i for i in look.session.scalars(select(Item).where(Item.id.in_(ids)))}
    if len(found) != len(ids):
        raise NotFound("凭证不存在")
    if len({item.order_id for item in found.values()}) > 1:
        raise Invalid("只能合并同一订单的凭证", "other_order", "/ids")
    if any(item.file_kind not in BINDS for item in found.values()):
        raise Invalid("只能合并图片和PDF", "cannot_bind", "/ids")
    return [found[id] for id in ids]


def to_bind(look: Look, ids: Sequence[str], note: str) -> Sheet:
    """The first page says whose it is, what was noted, and each item with its hash and time."""
    look.actor.need(HANG)
    said = clean(note, NOTE, "/note")
    items = chosen(look, ids)
    order = orders.card(look, items[0].order_id)
    made = f"{local(look.now):%Y-%m-%d %H:%M:%S}"
    lines = [f"订单编号 {order.order_no}", f"制作时间 {made}", f"制作人 {look.actor.name}", ""]
    lines += ["说明", *said.splitlines(), "", "材料"]
    for n, item in enumerate(items, 1):
        lines.append(f"{n}. {KINDS[item.kind][0]}  {local(item.at):%Y-%m-%d %H:%M:%S}  {item.name}")
        lines += [f"   {item.note}"] if item.note else []
        lines.append(f"   SHA-256 {item.sha256}")
    return Sheet("举证材料", lines, [Part(i.file or "", i.file_mime) for i in items])


def _page(look: Look, *mine: ColumnElement[bool], limit: int, cursor: str | None) -> Page[Item]:
    rows, following = pages.take(look, select(Item).where(*mine), BY_ID, limit, cursor)
    return Page(rows, look.now, following)
