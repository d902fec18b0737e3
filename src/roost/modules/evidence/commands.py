"""Hanging something up: it is written once, audited, and never taken down."""

from typing import Annotated

from msgspec import Meta

from roost.kernel.data import files
from roost.kernel.data.binding import Bound
from roost.kernel.data.files import File
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit
from roost.modules.orders import facade as orders

from . import queries
from .events import Hung
from .models import Item
from .permissions import HANG
from .rules import MOST, NOTE, Kind, digest

Name = Annotated[str, Meta(max_length=64)]


class Hang(Body, frozen=True):
    """`module` and `thing`: where it occurred, when it is about more than the order itself."""

    order_id: Name
    file: Name | None = None
    kind: Kind = Kind.OTHER
    note: str = ""
    module: Name = ""
    thing: Name = ""


class Merge(Body, frozen=True):
    ids: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=MOST)]
    note: str = ""


def put(work: Work, data: Hang) -> Item:
    work.actor.need(HANG)
    order = orders.card(work, data.order_id)
    module, thing = _where(work, data)
    [file] = files.claim(work, [data.file], 1, "/file") if data.file else [None]
    return _hung(work, order.id, module or "orders", thing or order.id, file, data.kind, data.note)


def hang(
    work: Work, order_id: str, module: str, thing: str, file: str | None, kind: Kind, note: str
) -> Item:
    """For a caller that has claimed the file, which may be the platform's own."""
    found = files.kept(work, file) if file else None
    return _hung(work, order_id, module, thing, found, kind, note)


def bound(work: Work, data: Merge, made: Bound) -> Item:
    """The document is a proof like any other, hung on the same order."""
    work.actor.need(HANG)
    note = clean(data.note, NOTE, "/note")
    first = queries.chosen(work, data.ids)[0]
    name = f"举证材料-{orders.card(work, first.order_id).order_no}.pdf"
    file = files.add(work, made.id, name, len(made.drawn.data), made.drawn)
    return _hung(work, first.order_id, first.module, first.thing, file, Kind.MERGED, note)


def _where(work: Work, data: Hang) -> tuple[str, str]:
    known = {m.name for m in work.declared.manifests}
    if data.module and data.module not in known:
        raise Invalid("没有这个模块", "no_such_module", "/module")
    return data.module, data.thing


def _hung(
    work: Work, order_id: str, module: str, thing: str, file: File | None, kind: Kind, note: str
) -> Item:
    said = clean(note, NOTE, "/note", empty=file is not None)
    item = Item(
        shop_id=work.shop_id,
        id=work.new_id(),
        order_id=order_id,
        module=module,
        thing=thing,
        kind=kind,
        sha256=file.sha256 if file else digest(said),
        at=work.moment,
        party=work.actor.party,
        who=work.actor.id,
        name=work.actor.name,
        note=said,
        **_of(file),
    )
    work.session.add(item)
    told = {"order": order_id, "module": module, "thing": thing, "sha256": item.sha256}
    audit.record(work, f"evidence.{kind}", item.id, told)
    fact = {"item": item.id, "kind": kind.value, "of": module}
    work.tell(Hung(at=work.moment, shop_id=work.shop_id, thing=order_id, **fact))
    return item


def _of(file: File | None) -> dict[str, object]:
    if file is None:
        return {"file": None}
    return {
        "file": file.id,
        "file_shop": file.shop_id,
        "file_kind": file.kind,
        "file_mime": file.mime,
        "file_name": file.name,
        "file_size": file.size,
        "file_thumb": file.thumb,
        "width": file.width,
        "height": file.height,
    }


__all__ = ["Hang", "Merge", "bound", "hang", "put"]
