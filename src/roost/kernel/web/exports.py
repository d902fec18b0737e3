"""Handing out a file that may still be growing."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO
from urllib.parse import quote

from litestar.response import Stream

from roost.kernel.data import exports
from roost.kernel.data.exports import Growing
from roost.kernel.pure.refusal import NotFound

PIECE = 256 * 1024
LOOK = 0.02  # seconds between two looks at a file that has nothing new
MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def handed_out(database: Path, id: str, name: str, format: str) -> Stream:
    """As an attachment under its name; what breaks off while it is written breaks off here."""
    path = exports.folder(database) / id
    told = exports.growing(path)
    try:
        file = path.open("rb")
    except FileNotFoundError as gone:
        raise NotFound("导出文件已过期,请重新导出", "export_gone") from gone
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "private, no-store",
        "X-Accel-Buffering": "no",
    }
    if told is None:
        headers["Content-Length"] = str(path.stat().st_size)
    return Stream(_pieces(file, told), media_type=MIMES[format], headers=headers)


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
