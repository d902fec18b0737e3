"""Tables that people bring and take away. Nothing of them is looked at here."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Annotated
from urllib.parse import quote

from litestar import Response
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body

from roost.kernel.pure.refusal import Refusal, TooLarge

FORM = 64 * 1024  # what the parts of a form may add to the file
Part = Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]


async def put_down(data: UploadFile, folder: Path, most: int) -> Path:
    """A file of our own under a random name; whoever reads it removes it."""
    return await asyncio.to_thread(_put_down, data, folder, most)


def _put_down(data: UploadFile, folder: Path, most: int) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / token_hex(16)
    try:
        with path.open("xb") as file:
            data.file.seek(0)
            shutil.copyfileobj(data.file, file)
    except OSError:  # the disk is full: half a file is of no use
        path.unlink(missing_ok=True)
        raise
    if path.stat().st_size > most:
        path.unlink()
        raise TooLarge("文件过大", most=most)
    return path


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """A file whose row is refused would lie there until the next start."""
    try:
        yield
    except Refusal:
        path.unlink(missing_ok=True)
        raise


def table(name: str, content: bytes) -> Response[bytes]:
    """A CSV to be saved, never shown in the page."""
    way = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type="text/csv", headers={"Content-Disposition": way})
