"""Guidance in its editions, and the directory of official service points."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.pure.refusal import NotFound

from ..content.guides import GUIDES
from ..models import Guide, ServicePoint
from ..permissions import VIEW

NO_POINT = "无官方售后"
MOST = 200


class GuideText(Struct, frozen=True):
    name: str
    label_zh: str
    label_en: str
    edition: int
    text: str
    at: datetime | None = None
    who: str = ""


class Points(Struct, frozen=True):
    """`verdict` says that the brand has no official service where the directory has no entry."""

    items: Sequence[ServicePoint]
    verdict: str | None = None


def guide(look: Look, name: str, edition: int | None = None) -> GuideText:
    """The newest edition, or the one asked for."""
    found = {g.edition: g for g in guides(look, name)}
    wanted = max(found) if edition is None else edition
    if wanted not in found:
        raise NotFound("没有这一版指引")
    return found[wanted]


def guides(look: Look, name: str) -> list[GuideText]:
    """All editions, the newest first; edition 0 is what the house began with."""
    look.actor.need(VIEW)
    if name not in GUIDES:
        raise NotFound("没有这份指引")
    zh, en, first = GUIDES[name]
    kept = select(Guide).where(Guide.name == name).order_by(Guide.edition.desc())
    later = look.session.scalars(kept.limit(MOST))
    own = [GuideText(name, zh, en, g.edition, g.text, g.at, g.who) for g in later]
    return [*own, GuideText(name, zh, en, 0, first)]


def points(look: Look, brand: str = "", city: str = "") -> Points:
    look.actor.need(VIEW)
    query = select(ServicePoint)
    if brand:
        query = query.where(ServicePoint.brand == brand)
    if city:
        query = query.where(ServicePoint.city == city)
    order = (ServicePoint.brand, ServicePoint.city, ServicePoint.id)
    found = look.session.scalars(query.order_by(*order).limit(MOST)).all()
    return Points(found, NO_POINT if brand and not found else None)
