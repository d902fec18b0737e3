"""A notice is written in the transaction of what it tells; its reader marks it as read."""

from collections.abc import Sequence
from typing import Any, cast

import msgspec
from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import insert, update

from roost.kernel.data import outbox
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import NotFound
from roost.modules.staff import facade as staff

from .models import Notice, NoticeSetting
from .queries import settings
from .rules import Level, Reach, Setting, reach

ADD = insert(cast(CoreTable, Notice.__table__))


class Words(Struct, frozen=True):
    """What a notice says. `link` is a path of the workbench; `kind` starts with a module's name."""

    kind: str
    title: tuple[str, str]
    text: str = ""
    link: str = ""
    level: Level = Level.INFO


class Rung(Struct, frozen=True, tag_field="t", tag="notice"):
    """To the reader's open screens: the notice itself, and how loud it may be."""

    id: str
    kind: str
    level: Level
    title_zh: str
    title_en: str
    text: str
    link: str
    sound: bool
    popup: bool


def tell(work: Work, readers: Sequence[str], words: Words, phone: bool = False) -> None:
    """To these people. `phone`: also to the phones of those on duty (S4-14)."""
    if not readers:
        return
    rows, chosen = [_row(work, staff_id, words) for staff_id in readers], settings(work)
    work.write(ADD, rows)
    for row in rows:
        setting = chosen.get(row["staff_id"], Setting())
        ways = reach(setting, words.level, work.now, phone)
        _ring(work, row, words, ways)
        if ways.phone and (number := staff.phone(work, row["staff_id"])):
            outbox.post(work, "sms", number, f"【归巢】{words.title[0]} {words.text}".strip())


def _row(work: Work, staff_id: str, words: Words) -> dict[str, Any]:
    return {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "staff_id": staff_id,
        "kind": words.kind,
        "level": words.level,
        "title_zh": words.title[0],
        "title_en": words.title[1],
        "text": words.text,
        "link": words.link,
        "at": work.moment,
        "read_at": None,
    }


def _ring(work: Work, row: dict[str, Any], words: Words, ways: Reach) -> None:
    frame = Rung(
        row["id"],
        words.kind,
        words.level,
        *words.title,
        words.text,
        words.link,
        ways.sound,
        ways.popup,
    )
    work.push((f"merchant:{work.shop_id}:{row['staff_id']}",), msgspec.json.encode(frame))


def read(work: Work, notice_id: str) -> Notice:
    notice = work.find(Notice, notice_id)
    if notice is None or notice.staff_id != work.actor.id:
        raise NotFound("提醒不存在")
    notice.read_at = notice.read_at or work.now
    _wake(work)
    return notice


def read_all(work: Work) -> None:
    mine = (Notice.staff_id == work.actor.id, Notice.read_at.is_(None))
    work.session.execute(update(Notice).where(*mine).values(read_at=work.now))
    _wake(work)


def set_up(work: Work, data: Setting) -> Setting:
    row = work.session.get(NoticeSetting, (work.shop_id, work.actor.id))
    kept = msgspec.to_builtins(data)
    if row is None:
        work.session.add(NoticeSetting(shop_id=work.shop_id, staff_id=work.actor.id, setting=kept))
    else:
        row.setting = kept
    return data


def _wake(work: Work) -> None:
    """Other screens of the same person show the same unread number."""
    frame = msgspec.json.encode({"t": "wake", "module": "notices", "id": "", "version": ""})
    work.push((f"merchant:{work.shop_id}:{work.actor.id}",), frame)
