"""The process that binds kept pictures and documents into one PDF behind a sheet of words.

stdin: a line of JSON {title, lines, parts: [{mime, size}]} and the parts; stdout: the document.
It ends with 2 when there are too many pages, with 3 when it cannot be made small enough.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from typing import Any

MOST, PAGES = 10 * 1024 * 1024, 50  # bytes, pages
SECONDS, MEMORY = 30, 512 * 1024 * 1024  # CPU seconds, address space
WIDTH, HEIGHT, MARGIN = 595, 842, 40  # A4 in points
SMALLER = ((100, 0), (100, 75), (75, 70), (50, 65), (35, 60))  # per cent of the side, quality
SIZE, LEADING, HEADING = 10, 16, 15
NO_WIDER = 0x2E80  # signs before this are half as wide as the Chinese ones
TOO_MANY, TOO_LARGE = 2, 3
PLAIN, LAST = "image/jpeg", 0xFFFF  # kept as it is; the last sign the font's coding knows


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to its pipe and nowhere else
    told: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    parts = [(p["mime"], sys.stdin.buffer.read(p["size"])) for p in told["parts"]]
    for per_cent, quality in SMALLER:
        body = bound(told["title"], told["lines"], parts, per_cent, quality)
        if len(body) <= MOST:
            sys.stdout.buffer.write(body)
            return
    sys.exit(TOO_LARGE)


def bound(
    title: str,
    lines: Sequence[str],
    parts: Sequence[tuple[str, bytes]],
    per_cent: int,
    quality: int,
) -> bytes:
    import pikepdf  # noqa: PLC0415 # after the limits are set

    with pikepdf.new() as pdf:
        for page in _sheets(title, lines):
            _words(pdf, page)
        for mime, data in parts:
            if mime == "application/pdf":
                with pikepdf.open(io.BytesIO(data)) as opened:
                    pdf.pages.extend(opened.pages)
            else:
                _picture(pdf, *_fitting(mime, data, per_cent, quality))
        if len(pdf.pages) > PAGES:
            sys.exit(TOO_MANY)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _fitting(mime: str, data: bytes, per_cent: int, quality: int) -> tuple[bytes, int, int]:
    """A JPEG and its measures; what the house keeps as one is at first taken as it is."""
    from PIL import Image  # noqa: PLC0415 # after the limits are set

    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP", "GIF"]) as opened:
        if mime == PLAIN and not quality and opened.mode == "RGB":
            return data, *opened.size
        whole = opened.convert("RGBA")
    still = Image.new("RGB", whole.size, "white")
    still.paste(whole, mask=whole)
    sides = (max(1, side * per_cent // 100) for side in still.size)
    still = still.resize((next(sides), next(sides)))
    out = io.BytesIO()
    still.save(out, "JPEG", quality=quality or 88)
    return out.getvalue(), *still.size


def _picture(pdf: Any, data: bytes, width: int, height: int) -> None:
    """In the middle of a page of its own, as large as the page allows."""
    from pikepdf import Dictionary, Name  # noqa: PLC0415 # after the limits are set

    image = pdf.make_stream(data)
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height = width, height
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    room = min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height)
    w, h = width * room, height * room
    x, y = (WIDTH - w) / 2, (HEIGHT - h) / 2
    drawn = f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {y:.2f} cm /Im Do Q"
    _page(pdf, drawn, Dictionary(XObject=Dictionary(Im=image)))


def _words(pdf: Any, lines: Sequence[tuple[int, str]]) -> None:
    """Songti by name: every reader has it or one like it, so that none is carried along."""
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415 # after the limits are set

    look = Dictionary(Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6)
    look.FontBBox, look.ItalicAngle = Array([-25, -254, 1000, 880]), 0
    look.Ascent, look.Descent, look.CapHeight, look.StemV = 880, -120, 880, 93
    known = Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=4)
    face = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"))
    face.CIDSystemInfo, face.FontDescriptor = known, pdf.make_indirect(look)
    face.DW, face.W = 1000, Array([1, 95, 500])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/UniGB-UCS2-H"))
    font.BaseFont = Name("/STSong-Light-UniGB-UCS2-H")
    font.DescendantFonts = Array([pdf.make_indirect(face)])
    place, drawn = HEIGHT - MARGIN, ["BT"]
    for size, text in lines:
        place -= LEADING if size == SIZE else LEADING * 2
        drawn.append(f"/F {size} Tf 1 0 0 1 {MARGIN} {place} Tm <{_coded(text)}> Tj")
    drawn.append("ET")
    _page(pdf, "\n".join(drawn), Dictionary(Font=Dictionary(F=pdf.make_indirect(font))))


def _page(pdf: Any, drawn: str, resources: Any) -> None:
    from pikepdf import Array, Dictionary, Name, Page  # noqa: PLC0415 # after the limits are set

    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, WIDTH, HEIGHT]), Resources=resources)
    page.Contents = pdf.make_stream(drawn.encode("ascii"))
    pdf.pages.append(Page(page))


def _coded(text: str) -> str:
    return "".join(c if ord(c) <= LAST else "□" for c in text).encode("utf-16-be").hex()


def _sheets(title: str, lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """The words, broken into lines and pages."""
    room = (HEIGHT - 2 * MARGIN) // LEADING - 2
    broken = [(HEADING, title), *((SIZE, part) for line in lines for part in _broken(line))]
    for start in range(0, len(broken), room):
        yield broken[start : start + room]


def _broken(line: str) -> Iterator[str]:
    """Pieces as wide as the page; a sign is as wide as it is high, or half of it."""
    held, left = "", (WIDTH - 2 * MARGIN) * 2 // SIZE
    for sign in line:
        wide = 1 if ord(sign) < NO_WIDER else 2
        if left < wide:
            yield held
            held, left = "", (WIDTH - 2 * MARGIN) * 2 // SIZE
        held, left = held + sign, left - wide
    yield held


if __name__ == "__main__":
    main()
