"""The doors to an export: it is begun, looked at, and handed out while it may still be growing."""

import asyncio
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from litestar.response import Stream
from msgspec import Raw, Struct, json

from roost.kernel.data import exported, exports
from roost.kernel.data.exported import Counted, Export, Sheet
from roost.kernel.data.exports import Growing
from roost.kernel.data.look import Look
from roost.kernel.pure.exports import Writing
from roost.kernel.pure.refusal import NotFound

from .desk import Desk

PIECE = 256 * 1024
LOOK = 0.02  # seconds between two looks at a file that has nothing new
MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportView(Struct, frozen=True):
    """`rows`: what the filters found at the start; `written` so far."""

    id: str
    rows: int
    name: str
    format: str
    written: int
    state: str


def view(_: Look, export: Export) -> ExportView:
    return ExportView(
        export.id,
        export.rows,
        export.name,
        export.format,
        export.rows if export.state is Writing.DONE else export.written,
        export.state,
    )


async def started(desk: Desk, asked: Any, sheet: Sheet, begin: Callable[..., Export]) -> ExportView:
    """Counted first; what is started is written aside and can be fetched while it grows.

    `begin(work, asked, rows)` is the module's command, which asks for the right.
    """
    found = await desk.look(sheet.count, asked, show=_counted)
    made = await desk.work(begin, asked, found.rows, show=view)
    # With an idempotency key it is the answer as it was kept.
    id = json.decode(made)["id"] if isinstance(made, Raw) else made.id
    await to_thread(exported.start, desk.store, found.shop_id, id, sheet)
    return made


def _counted(look: Look, rows: int) -> Counted:
    return Counted(look.shop_id, rows)


def handed_out(database: Path, found: ExportView) -> Stream:
    """As an attachment under its name; what breaks off while it is written breaks off here."""
    path = exports.folder(database) / found.id
    told = exports.growing(path)
    try:
        file = path.open("rb")
    except FileNotFoundError as gone:
        raise NotFound("导出文件已过期,请重新导出", "export_gone") from gone
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
        "Cache-Control": "private, no-store",
        "X-Accel-Buffering": "no",
    }
    if told is None:
        headers["Content-Length"] = str(path.stat().st_size)
    return Stream(_pieces(file, told), media_type=MIMES[found.format], headers=headers)


async def _pieces(file: IO[bytes], told: Growing | None) -> AsyncIterator[bytes]:
    with file:
        while True:
            over = told is None or told.over  # asked before reading, so that nothing is left out
            piece = await asyncio.to_thread(file.read, PIECE)
            if piece:
                yield piece
            elif over:
                break
            else:
                await asyncio.sleep(LOOK)
    if told is not None and told.failed:
        raise ConnectionError("the export has failed")
