"""Rows as they would be after years, the file of them, and how it is read again."""

import csv
import io
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from time import sleep

from modules.orders.scene import SELLER
from msgspec.structs import replace
from python_calamine import CalamineWorkbook
from world import at, merchant

from roost.kernel.data.sheets.guard import unguarded
from roost.kernel.pure.time import micros
from roost.modules.service_requests import permissions
from roost.modules.service_requests.commands.machine import MACHINE
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.queries.exports import HEAD
from roost.modules.service_requests.rules.kinds import Level, Pace, Source
from roost.modules.service_requests.states import Status

BASE = "/api/service_requests/exports"
EXPORTER = replace(merchant("clerk", permissions.VIEW, permissions.EXPORT), profile="douyin")
MOST = 50_000
EVIL = ("=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "“=1", "'=1", "，好的", '普通,“引号"\n换行')


def whole(face, id: str, base: str = BASE) -> bytes:
    reply = face.http.get(f"{base}/{id}/file")
    assert reply.status_code == 200, reply.text
    return bytes(reply.content)


def done(face, id: str, base: str = BASE) -> dict:
    """What is written aside is soon written: a test waits for it, as a person does."""
    for _ in range(6_000):
        told = dict(face.get(f"{base}/{id}").json())
        if told["state"] in ("done", "failed"):
            return told
        sleep(0.01)
    raise AssertionError(told)


def put_in(desk, count: int) -> None:
    """Rows as they would be after years, with everything in them that a sheet could stumble on."""
    order_no = desk.card(desk.order).order_no
    for start in range(0, count, 5_000):
        numbers = range(start, min(start + 5_000, count))
        some = [a_row(n, desk.order, order_no) for n in numbers]
        desk.world.does(SELLER, MACHINE.adopt_many, some, "import")


BLANK = {c.name: None for c in Request.__table__.c} | {
    "shop_id": "shop-1",
    "buyer_name": "小雀",
    "profile": "douyin",
    "source": Source.PLATFORM,
    "level": Level.GENERAL,
    "limit_s": 86_400,
    "files": [],
    "created_by": "",
    "created_name": "",
    "pace": Pace.NONE,
    "urged": False,
    "said": "",
    "reminders": [],
    "sent_back": [],
    "passive": False,
    "outcome": {},
}


def a_row(n: int, order_id: str, order_no: str) -> dict:
    created = at(1, 9) - timedelta(seconds=37 * n)
    status = list(Status)[n % 4]
    over = status is Status.CLOSED
    return BLANK | {
        "id": f"{n:032x}",
        "status": status,
        "since": created,
        "number": f"{EVIL[n % 9]}SR{n:06}",
        "order_id": order_id,
        "order_no": order_no,
        "type": ("shipping", "price", "gone_type")[n % 3],
        "demand": EVIL[n % 9],
        "created_at": created,
        "cycle": 1 + n % 3,
        "cycle_at": created,
        "entered_at": created,
        "closed_at": created + timedelta(hours=20, microseconds=n) if over else None,
        "last_due_at": created + timedelta(hours=24),
        "deadline_at": created + timedelta(hours=24),
        "urge_count": n % 5,
        "late": n % 7 == 0,
        "first_reply_at": created + timedelta(hours=3) if n % 2 else None,
        "answer": "SATISFIED" if over else None,
        "close_reason": "SATISFIED" if over else None,
    }


def expected(desk) -> list[tuple]:
    """The same rows by another way: from the table itself, in the order of the list."""
    now = micros(desk.world.now)
    with closing(sqlite3.connect(desk.world.store.path)) as raw:
        return [right(now, *row) for row in raw.execute(ALL_ROWS)]


ALL_ROWS = (
    "SELECT number, order_no, type, status, urge_count, late, cycle, answer, close_reason,"
    " last_due_at, created_at, first_reply_at, closed_at"
    " FROM service_requests ORDER BY created_at DESC, id DESC"
)
TYPE_WORDS = {"shipping": "发货及物流问题", "price": "价格相关", "gone_type": "gone_type"}


def right(
    now, number, order_no, type, status, urged, late, cycle, answer, why, due, *instants
) -> tuple:
    created, replied, closed = map(plain, instants)
    over = late or (status == "PENDING" and due < now)
    return (
        number,
        order_no,
        "",
        TYPE_WORDS[type],
        "一般问题 24小时",
        STATES[status],
        urged,
        created,
        plain(due),
        replied,
        closed,
        "是" if over else "否",
        cycle - 1,
        "满意" if answer else "",
        "用户满意" if why else "",
    )


STATES = {
    "PENDING": "待处理",
    "AWAITING_BUYER": "用户确认中",
    "PLATFORM_REVIEW": "平台处理中",
    "CLOSED": "已关闭",
}


def plain(instant: int | None) -> datetime | str:
    """Microseconds, as the wall of Shanghai shows them in whole seconds."""
    return ZERO + timedelta(seconds=instant // 1_000_000) if instant else ""


ZERO = datetime(1970, 1, 1, 8)


def from_xlsx(content: bytes, head: tuple = HEAD) -> tuple[list[tuple], dict[str, object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    table = book.get_sheet_by_index(0).to_python()
    notes = book.get_sheet_by_name("导出条件").to_python()
    assert tuple(table[0]) == head
    cells = [tuple(_seconds(cell) for cell in row) for row in table[1:]]
    return cells, {str(name): value for name, value in notes[1:]}


def _seconds(cell: object) -> object:
    return cell.replace(microsecond=0) if isinstance(cell, datetime) else cell


def from_csv(content: bytes, head: tuple = HEAD) -> tuple[list[tuple], dict[str, object]]:
    text = content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    end = lines.index([""])
    assert tuple(lines[0]) == head
    rows = [tuple(unguarded(c) for c in line) for line in lines[1:end]]
    return rows, {name: value for name, value in lines[end + 1 :]}


def as_text(row: tuple) -> tuple[str, ...]:
    return tuple(f"{c:%Y-%m-%d %H:%M:%S}" if isinstance(c, datetime) else str(c) for c in row)
