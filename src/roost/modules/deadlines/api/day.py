"""Parcel checks, hand-over notes, the daily close."""

from litestar import get, post

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import checking, closing, handing
from ..commands.checking import MarkBody, SignOff
from ..commands.closing import CloseBody
from ..commands.handing import Write
from ..queries import checks as kept_checks
from ..queries import closing as days
from ..states import Status
from ..views import checks as shown
from ..views import days as shown_days
from ..views.checks import CheckPage, CheckView
from ..views.days import CloseView, DayView, NoteView


@get("/checks")
async def listed(
    desk: Desk, status: Status | None = None, limit: int = 30, cursor: str | None = None
) -> Page[CheckView]:
    return await desk.look(kept_checks.page, status, limit, cursor, show=shown.many)


@get("/checks/{check_id:str}")
async def check(desk: Desk, check_id: Id) -> CheckPage:
    return await desk.look(kept_checks.one, check_id, show=shown.whole)


@post("/checks/{check_id:str}/mark", status_code=200)
async def mark(desk: Desk, check_id: Id, data: JSONBody[MarkBody]) -> CheckView:
    return await desk.work(checking.mark, check_id, data, show=shown.one)


@post("/checks/{check_id:str}/check", status_code=200)
async def sign_off(desk: Desk, check_id: Id, data: JSONBody[SignOff]) -> CheckView:
    return await desk.work(checking.sign_off, check_id, data, show=shown.one)


@get("/close")
async def day(desk: Desk) -> DayView:
    return await desk.look(days.day, show=shown_days.day)


@post("/close")
async def close(desk: Desk, data: JSONBody[CloseBody]) -> CloseView:
    return await desk.work(closing.close, data, show=shown_days.close)


@get("/closes")
async def closes(
    desk: Desk, day: str = "", limit: int = 30, cursor: str | None = None
) -> Page[CloseView]:
    return await desk.look(days.closes, day, limit, cursor, show=shown_days.closes)


@post("/notes")
async def write(desk: Desk, data: JSONBody[Write]) -> NoteView:
    return await desk.work(handing.write, data, show=shown_days.note)


@post("/notes/{note_id:str}/take_over", status_code=200)
async def take_over(desk: Desk, note_id: Id) -> NoteView:
    return await desk.work(handing.take_over, note_id, show=shown_days.note)


HANDLERS = (listed, check, mark, sign_off, day, close, closes, write, take_over)
