"""What somebody uploads, judged by its first bytes and drawn anew in a process of its own.

The limits (promises, uploads): pictures JPEG, PNG, WebP, GIF of at most 12 MiB, 25 million pixels,
8,000 a side, 50 frames; PDF of at most 10 MiB and 50 pages; MP4 of at most 20 MiB, kept as it is.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from roost.kernel.pure.refusal import Invalid, TooLarge

from . import redraw
from .redraw import FRAMES, PIXELS

MIB = 1024 * 1024
MOST = {"picture": 12 * MIB, "pdf": 10 * MIB, "video": 20 * MIB}
SIDE = 8_000
WAIT = 60  # seconds on a busy machine before it is given up
CHILD = [sys.executable, "-I", redraw.__file__]  # it sees no other module of ours
MARK, FIRST_FRAME, LAST_FRAME = 0xFF, 0xC0, 0xCF  # of a JPEG's segments
GIF_FRAME, GIF_END = 0x2C, 0x3B
NO_FRAME, ENDS = (0xC4, 0xC8, 0xCC), (0xD9, 0xDA)


class Probe(Struct, frozen=True):
    kind: str  # picture | pdf | video
    width: int = 0
    height: int = 0
    frames: int = 1


class Redrawn(Struct, frozen=True):
    """As it is kept: nothing of the original's bytes is left in a picture or a document."""

    kind: str
    mime: str
    data: bytes
    thumb: bytes = b""
    width: int = 0
    height: int = 0


def redrawn(data: bytes) -> Redrawn:
    """Takes its time: to be called outside of any transaction."""
    probe = probed(data)
    if probe.kind == "video":
        return Redrawn("video", "video/mp4", data)
    done = subprocess.run(  # noqa: S603 # our own module, the bytes on its stdin
        [*CHILD, probe.kind], input=data, capture_output=True, timeout=WAIT, check=False, env={}
    )
    if done.returncode != 0:
        raise _unreadable(probe.kind)
    head, _, rest = done.stdout.partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    body, thumb = rest[: told["size"]], rest[told["size"] :]
    return Redrawn(probe.kind, told["mime"], body, thumb, told["width"], told["height"])


def probed(data: bytes) -> Probe:
    """Kind and measures by the first bytes alone; refused before anything is decoded."""
    probe = _read(data)
    if probe is None:
        raise Invalid("仅支持JPG、PNG、WebP、GIF图片,PDF文档和MP4视频", "bad_kind", "/file")
    if len(data) > MOST[probe.kind]:
        most = MOST[probe.kind] // MIB
        raise TooLarge(f"文件不能超过{most}MB", most=MOST[probe.kind])
    if probe.kind == "picture":
        _measured(probe)
    return probe


def _measured(probe: Probe) -> None:
    if not (probe.width and probe.height):
        raise _unreadable("picture")
    if probe.width * probe.height > PIXELS:
        raise Invalid("图片不能超过2500万像素", "too_many_pixels", "/file", most=PIXELS)
    if max(probe.width, probe.height) > SIDE:
        raise Invalid(f"图片边长不能超过{SIDE}像素", "too_wide", "/file", most=SIDE)
    if probe.frames > FRAMES:
        raise Invalid(f"动图不能超过{FRAMES}帧", "too_many_frames", "/file", most=FRAMES)


def _unreadable(kind: str) -> Invalid:
    if kind == "pdf":
        return Invalid("文档无法读取、已加密或超过50页", "bad_pdf", "/file")
    return Invalid("图片无法读取", "bad_picture", "/file")


def _read(data: bytes) -> Probe | None:
    for starts, read in READERS:
        if any(data.startswith(start, place) for start, place in starts):
            try:
                return read(data)
            except (struct.error, IndexError):
                return Probe("picture")  # of no size: cut off
    return None


def _gif(data: bytes) -> Probe:
    """Walks the blocks; one that begins with a comma is a frame."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    place, frames = 13 + _colours(flags), 0
    while (block := data[place]) != GIF_END and frames <= FRAMES:
        if block == GIF_FRAME:
            frames += 1
            place += 11 + _colours(data[place + 9])
        else:
            place += 2
        while length := data[place]:
            place += length + 1
        place += 1
    return Probe("picture", width, height, frames or 1)


def _colours(flags: int) -> int:
    """Bytes of a table of colours, where the flags say that one follows."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _png(data: bytes) -> Probe:
    width, height = struct.unpack_from(">II", data, 16)
    animated = data.find(b"acTL", 0, 4096)
    frames = struct.unpack_from(">I", data, animated + 4)[0] if animated > 0 else 1
    return Probe("picture", width, height, frames)


def _jpeg(data: bytes) -> Probe:
    """Walks the segments up to the frame header, in which the measures stand."""
    place = 2
    while True:
        while data[place] == MARK:
            place += 1
        marker = data[place]
        if FIRST_FRAME <= marker <= LAST_FRAME and marker not in NO_FRAME:
            height, width = struct.unpack_from(">HH", data, place + 4)
            return Probe("picture", width, height)
        if marker in ENDS:
            return Probe("picture")
        place += 1 + struct.unpack_from(">H", data, place + 1)[0]


def _webp(data: bytes) -> Probe:
    form = data[12:16]
    if form == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        return Probe("picture", width, height, data.count(b"ANMF") or 1)
    if form == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return Probe("picture", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    width, height = struct.unpack_from("<HH", data, 26)
    return Probe("picture", width & 0x3FFF, height & 0x3FFF)


Starts = tuple[tuple[bytes, int], ...]
READERS: tuple[tuple[Starts, Callable[[bytes], Probe]], ...] = (
    (((b"\x89PNG\r\n\x1a\n", 0),), _png),
    (((b"\xff\xd8\xff", 0),), _jpeg),
    (((b"GIF87a", 0), (b"GIF89a", 0)), _gif),
    (((b"WEBP", 8),), _webp),
    (((b"%PDF-", 0),), lambda _: Probe("pdf")),
    (((b"ftyp", 4),), lambda _: Probe("video")),
)
