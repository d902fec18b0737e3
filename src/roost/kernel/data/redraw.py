"""The process that decodes what strangers sent: little memory, little time, and nothing else.

stdin: the file; stdout: one line of JSON, the file as it will be kept, and its thumbnail.
"""

import io
import json
import resource
import sys
from typing import Any

PIXELS, FRAMES = 25_000_000, 50
HANDED_OUT = 1_048_576  # bytes of a picture as it is kept
SECONDS, MEMORY = 5, 512 * 1024 * 1024  # CPU seconds, address space
THUMB, WIDEST, MOVING = 320, 4096, 480
QUALITIES = (88, 80, 70, 60)
PAGES = 50
RISKY = ("/AA", "/Annots", "/PieceInfo", "/Metadata", "/Tabs")


def main(kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to its pipe and nowhere else
    data = sys.stdin.buffer.read()
    told, body, thumb = picture(data) if kind == "picture" else document(data)
    head = json.dumps({**told, "size": len(body)}).encode()
    sys.stdout.buffer.write(head + b"\n" + body + thumb)


def picture(data: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    from PIL import Image, ImageOps  # noqa: PLC0415 # after the limits are set

    Image.MAX_IMAGE_PIXELS = PIXELS
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP", "GIF"]) as opened:
        moving = 1 < getattr(opened, "n_frames", 1) <= FRAMES
        if moving and (kept := _moving(opened)):
            body, size = kept
            opened.seek(0)
            return _told("image/webp", size), body, _saved(_plain(opened), "WEBP", 75, THUMB)
        opened.draft("RGB", (WIDEST, WIDEST))
        still = _plain(ImageOps.exif_transpose(opened))
    still.thumbnail((WIDEST, WIDEST))
    form = "WEBP" if still.mode == "RGBA" else "JPEG"
    body, size = _fitting(still, form)
    return _told(f"image/{form.lower()}", size), body, _saved(still, "WEBP", 75, THUMB)


def document(data: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """The pages alone, in a new document: no script, no action, no attached file, no form."""
    import pikepdf  # noqa: PLC0415 # after the limits are set

    with pikepdf.open(io.BytesIO(data)) as opened, pikepdf.new() as fresh:
        if opened.is_encrypted or not 0 < len(opened.pages) <= PAGES:
            sys.exit(1)
        for page in opened.pages:
            for key in RISKY:
                if key in page.obj:
                    del page.obj[key]
            fresh.pages.append(page)
        out = io.BytesIO()
        fresh.save(out)
    return _told("application/pdf", (0, 0)), out.getvalue(), b""


def _told(mime: str, size: tuple[int, int]) -> dict[str, Any]:
    return {"mime": mime, "width": size[0], "height": size[1]}


def _plain(image: Any) -> Any:
    """Red, green and blue of eight bits, with transparency where there is some."""
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def _fitting(image: Any, form: str) -> tuple[bytes, tuple[int, int]]:
    while True:
        for quality in QUALITIES:
            body = _saved(image, form, quality)
            if len(body) <= HANDED_OUT:
                return body, image.size
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))


def _moving(image: Any) -> tuple[bytes, tuple[int, int]] | None:
    """An animation of small size; None when even so it is too large: its first frame will do."""
    frames, times = [], []
    for place in range(image.n_frames):
        image.seek(place)
        frame = _plain(image)
        frame.thumbnail((MOVING, MOVING))
        frames.append(frame)
        times.append(image.info.get("duration") or 100)
    out = io.BytesIO()
    frames[0].save(
        out, "WEBP", save_all=True, append_images=frames[1:], duration=times, loop=0, quality=70
    )
    image.seek(0)
    return (out.getvalue(), frames[0].size) if out.tell() <= HANDED_OUT else None


def _saved(image: Any, form: str, quality: int, side: int = 0) -> bytes:
    """Without the info of the original: no place, no camera, no profile."""
    drawn = image.copy()
    if side:
        drawn.thumbnail((side, side))
    drawn.info = {}
    out = io.BytesIO()
    drawn.save(out, form, quality=quality)
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1])
