"""What the tests of uploads share: pictures made here, and how they are sent."""

import io
import struct
import zlib

from PIL import Image


def encoded(image, form, **more):
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def photo(width=64, height=48, form="JPEG", mode="RGB", **more):
    return encoded(Image.effect_noise((width, height), 60).convert(mode), form, **more)


def upload(face, content, name="photo.jpg", kind="image/jpeg", field="data", **headers):
    part = {field: (name, content, kind)}
    return face.ask("POST", "/api/files", files=part, headers=headers)


def read(face, url):
    return face.ask("GET", url)


def is_inert(reply):
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["cache-control"].startswith("private")
    assert "filename*=UTF-8''" in reply.headers["content-disposition"]


def png_chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def flood(width, height):
    """A picture of one colour: kilobytes that would be gigabytes."""
    rows = zlib.compressobj(9)
    line = b"\x00" * (1 + (width + 7) // 8)
    data = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", data)
        + png_chunk(b"IEND", b"")
    )
