"""A person's own notices: an index range, the newest first."""

import msgspec
from sqlalchemy import func, select

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from .models import Notice, NoticeSetting
from .rules import Setting

KEY = ((Notice.id, True),)


def mine(look: Look, unread: bool, limit: int, cursor: str | None) -> Page[Notice]:
    """Two statements: the page and the number of unread ones."""
    wanted = select(Notice).where(Notice.staff_id == look.actor.id)
    if unread:
        wanted = wanted.where(Notice.read_at.is_(None))
    rows, following = pages.take(look, wanted, KEY, limit, cursor)
    return Page(rows, look.now, following, {"unread": count_unread(look)})


def count_unread(look: Look) -> int:
    unread = (Notice.staff_id == look.actor.id, Notice.read_at.is_(None))
    return look.session.scalar(select(func.count()).select_from(Notice).where(*unread)) or 0


def setting_of(look: Look, staff_id: str) -> Setting:
    row = look.session.get(NoticeSetting, (look.shop_id, staff_id))
    return msgspec.convert(row.setting, Setting) if row else Setting()


def settings(look: Look) -> dict[str, Setting]:
    """By person, of those who have chosen anything; the others have `Setting()`."""

    def ask() -> dict[str, Setting]:
        rows = look.session.scalars(select(NoticeSetting))
        return {row.staff_id: msgspec.convert(row.setting, Setting) for row in rows}

    return look.once("notices.settings", ask, NoticeSetting)


def my_setting(look: Look) -> Setting:
    return setting_of(look, look.actor.id)
