"""The doors for files, the same at every face: put one in, and read it again."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any, TypeVar
from urllib.parse import quote

from litestar import Request, Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from msgspec import Struct

from roost.kernel.data import binding, files, pictures
from roost.kernel.data.binding import Bound, Sheet
from roost.kernel.data.files import Cabinet, File
from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Refusal, TooLarge

from . import desk as desks
from .params import Desk, Id

T = TypeVar("T")
MOST = max(pictures.MOST.values())
FORM = 64 * 1024  # what the parts of a form may add to the file
PER_MINUTE, BINDINGS = 60, 20
AT_ONCE = 2  # processes that draw
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
Part = Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]


class Uploaded(Struct, frozen=True):
    id: str
    kind: str
    name: str
    size: int
    url: str
    thumb_url: str | None = None
    width: int = 0
    height: int = 0


def routes() -> Router:
    drawing = asyncio.Semaphore(AT_ONCE)

    @post(opt={"upload": MOST + FORM})
    async def upload(desk: Desk, data: Part) -> Uploaded:
        """A form of one part, the file. A picture is drawn anew, with at most 1 MiB."""
        desk.limits.take("upload", desk.token or desk.address, PER_MINUTE)
        content = await data.read()
        if len(content) > MOST:
            raise TooLarge("文件过大", most=MOST)
        await desk.look(files.room, len(content), show=lambda _, __: None)
        async with drawing:
            drawn = await asyncio.to_thread(pictures.redrawn, content)
        id = await asyncio.to_thread(Cabinet.beside(desk.store.path).put, drawn)
        told = (id, data.filename, len(content), drawn)
        return await kept(desk, id, desk.work(files.add, *told, show=uploaded))

    @get("/{id:str}")
    async def read(
        request: Request[Any, Any, Any],
        desk: Desk,
        id: Id,
        shop: str = "",
        key: str = "",
        thumb: bool = False,
    ) -> Response[bytes]:
        """The file itself; a part of it where a Range is asked for."""
        found = await desk.look(files.readable, id, shop, key, show=lambda _, file: file)
        small = thumb and found.thumb
        content = await asyncio.to_thread(Cabinet.beside(desk.store.path).read, found.id, small)
        return _handed_out(found, content, small, request.headers.get("range", ""))

    return Router("/files", route_handlers=[upload, read])


async def kept(desk: desks.Desk, id: str, adding: Coroutine[Any, Any, T]) -> T:
    """A blob whose row is refused would lie there for ever."""
    try:
        return await adding
    except Refusal:
        await asyncio.to_thread(Cabinet.beside(desk.store.path).drop, id)
        raise


async def bind(desk: desks.Desk, sheet: Sheet) -> Bound:
    """Several kept files as one document; whoever asked for it adds its row, by `kept`."""
    desk.limits.take("bind", desk.token or desk.address, BINDINGS)
    cabinet = Cabinet.beside(desk.store.path)
    drawn = await asyncio.to_thread(binding.bound, sheet, cabinet)
    return Bound(await asyncio.to_thread(cabinet.put, drawn), drawn)


def uploaded(work: Work, file: File) -> Uploaded:
    return shown(work, file)


def shown(look: Look, file: File) -> Uploaded:
    """For the views of modules too: with links for the one who looks."""
    return Uploaded(
        file.id,
        file.kind,
        file.name,
        file.size,
        files.link(look, file.id, file.shop_id),
        files.link(look, file.id, file.shop_id, thumb=True) if file.thumb else None,
        file.width,
        file.height,
    )


def _handed_out(file: File, content: bytes, small: bool, asked: str) -> Response[bytes]:
    way = "attachment" if file.kind == "pdf" else "inline"
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": POLICY,
        "Cache-Control": "private, max-age=3600",
        "Accept-Ranges": "bytes",
    }
    mime = "image/webp" if small else file.mime
    part = _part(asked, len(content))
    if part is None:
        return Response(content, media_type=mime, headers=headers)
    start, end = part
    headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
    return Response(content[start : end + 1], media_type=mime, headers=headers, status_code=206)


def _part(asked: str, length: int) -> tuple[int, int] | None:
    """One range of bytes; anything else is answered with the whole."""
    unit, _, span = asked.partition("=")
    first, dash, last = span.partition("-")
    if unit != "bytes" or not dash or not (first + last).isdecimal() or len(span) > 30:  # noqa: PLR2004
        return None
    if first:
        start, end = int(first), min(int(last or length), length - 1)
    else:
        start, end = max(length - int(last), 0), length - 1
    return (start, end) if start <= end else None
