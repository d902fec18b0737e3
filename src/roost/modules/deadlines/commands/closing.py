"""Closing one's day: kept with what was still open, never changed afterwards (B-29)."""

from typing import Any

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from ..events import Told
from ..models import Close
from ..queries import closing
from ..queries.closing import Day

NOTE, KEPT = 1000, 100


class CloseBody(Body, frozen=True):
    """`note` says what becomes of it where anything is still open."""

    note: str = ""


def close(work: Work, body: CloseBody) -> Close:
    """May be done again later the same day; the last one counts."""
    day = closing.day(work)
    note = clean(body.note, NOTE, "/note", empty=True)
    kept = _kept(work, day, note)
    if kept.open and not note:
        raise Conflict(f"还有{kept.open}项未完成,请写明去向", "say_what_becomes", n=kept.open)
    work.session.add(kept)
    work.session.flush()
    audit.record(work, "deadlines.close", kept.id, {"day": kept.day, "open": kept.open})
    work.tell(Told(at=work.moment, shop_id=work.shop_id, thing=kept.id, step="close"))
    return kept


def _kept(work: Work, day: Day, note: str) -> Close:
    return Close(
        shop_id=work.shop_id,
        id=work.new_id(),
        day=day.day,
        at=work.moment,
        who=work.actor.id,
        who_name=work.actor.name,
        note=note,
        late=day.late,
        due_today=len(day.clocks) - day.late,
        conversations=len(day.conversations),
        checks=len(day.checks),
        notes=len(day.notes),
        stake_fen=day.stake_fen,
        items=_items(day)[:KEPT],
    )


def _items(day: Day) -> list[dict[str, Any]]:
    found = [
        {
            "module": c.module,
            "thing": c.thing,
            "title": c.title,
            "due": c.due.isoformat(),
            "late": c.late,
        }
        for c in day.clocks
    ]
    found += [
        {"module": "conversations", "thing": h.id, "title": h.buyer_name} for h in day.conversations
    ]
    return found + [{"module": "deadlines", "thing": c.id, "title": c.title} for c in day.checks]
