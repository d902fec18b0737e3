"""A picture that somebody sends is inert, small and drawn anew (promises 4.3)."""

import io
import struct
import subprocess
import sys

import pytest
from kernel.toy_doors import Face
from PIL import Image
from trust.problems import is_problem
from trust.uploads import encoded, flood, is_inert, photo, png_chunk, read, upload

from roost.kernel.data import pictures, redraw

PAYLOAD = b"<script>alert(document.domain)</script><?php system($_GET[0]);?>"


@pytest.fixture(scope="module")
def face(tmp_path_factory):
    face = Face(tmp_path_factory.mktemp("files") / "roost.db")
    yield face
    face.close()


@pytest.fixture
def desk(face):
    face.login("clerk")
    return face


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_comes_back_drawn_anew(desk, form):
    told = upload(desk, photo(form=form)).json()
    assert (told["kind"], told["width"], told["height"]) == ("picture", 64, 48)
    for url in (told["url"], told["thumb_url"]):
        reply = read(desk, url)
        is_inert(reply)
        assert Image.open(io.BytesIO(reply.content)).size == (64, 48)


def with_text(png):
    return png[:33] + png_chunk(b"tEXt", b"Comment\x00" + PAYLOAD) + png[33:]


def with_comment(jpeg):
    return jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(PAYLOAD) + 2) + PAYLOAD + jpeg[2:]


POLYGLOTS = {
    "a script behind a JPEG": lambda: photo() + PAYLOAD,
    "a script in a JPEG's comment": lambda: with_comment(photo()),
    "a script in its EXIF": lambda: photo(exif=b"Exif\x00\x00" + PAYLOAD),
    "a script in a PNG's text": lambda: with_text(photo(form="PNG")),
    "a zip behind a PNG": lambda: photo(form="PNG") + b"PK\x03\x04" + PAYLOAD,
    "a GIF that is a script": lambda: photo(form="GIF", comment=PAYLOAD),
    "a script behind a WebP": lambda: photo(form="WEBP") + PAYLOAD,
}


@pytest.mark.parametrize("case", POLYGLOTS)
def test_what_was_hidden_in_a_picture_is_gone(desk, case):
    content = POLYGLOTS[case]()
    assert PAYLOAD[:30] in content
    told = upload(desk, content).json()
    for url in (told["url"], told["thumb_url"]):
        reply = read(desk, url)
        assert reply.headers["content-type"] in ("image/jpeg", "image/webp")
        for sign in (b"script", b"php", b"PK\x03\x04", b"Exif"):
            assert sign not in reply.content


def test_where_a_photo_was_taken_is_gone_and_it_stands_upright(desk):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (31.0, 14.0, 0.0)  # latitude
    told = upload(desk, photo(60, 40, exif=exif)).json()
    kept = Image.open(io.BytesIO(read(desk, told["url"]).content))
    assert (told["width"], told["height"]) == kept.size == (40, 60)
    assert not kept.getexif()
    assert "icc_profile" not in kept.info


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_odd_colours_become_plain_ones(desk, mode):
    form = "PNG" if mode == "1" else "JPEG"
    told = upload(desk, photo(form=form, mode=mode)).json()
    assert Image.open(io.BytesIO(read(desk, told["url"]).content)).mode == "RGB"


def test_what_is_clear_stays_clear(desk):
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    told = upload(desk, encoded(clear, "PNG")).json()
    assert Image.open(io.BytesIO(read(desk, told["url"]).content)).mode == "RGBA"


def test_a_photo_of_nine_megabytes_is_taken_and_kept_below_one(desk):
    large = photo(4000, 3000, quality=95)
    large += b"\x00" * (9_000_000 - len(large))
    assert len(large) >= 9_000_000
    told = upload(desk, large[: 12 * pictures.MIB]).json()
    kept = read(desk, told["url"]).content
    assert len(kept) <= 1_048_576
    assert max(told["width"], told["height"]) >= 1000
    assert len(read(desk, told["thumb_url"]).content) < 100_000


def test_a_small_animation_still_moves(desk):
    frames = [Image.new("RGB", (30, 30), (n * 20, 0, 0)) for n in range(10)]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)
    told = upload(desk, moving).json()
    assert Image.open(io.BytesIO(read(desk, told["url"]).content)).n_frames == 10


SIZES = {
    "a flood of 13,000 by 13,000": (lambda: flood(13000, 13000), "too_many_pixels"),
    "48 million pixels": (lambda: flood(8000, 6000), "too_many_pixels"),
    "a side of 8,001": (lambda: flood(8001, 10), "too_wide"),
    "51 frames": (lambda: frames_of(51), "too_many_frames"),
    "no width": (lambda: flood(8, 8)[:16] + b"\x00" * 4 + flood(8, 8)[20:], "bad_picture"),
}


def frames_of(n):
    frames = [Image.new("L", (4, 4), k % 255) for k in range(n)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


@pytest.mark.parametrize("case", SIZES)
def test_what_would_be_too_large_is_refused_before_it_is_decoded(desk, case, monkeypatch):
    def decoder(*_, **__):
        raise AssertionError("decoded")

    monkeypatch.setattr(pictures.subprocess, "run", decoder)
    content, code = SIZES[case][0](), SIZES[case][1]
    problem = is_problem(upload(desk, content), 422)
    assert problem.code == code
    if code == "too_many_pixels":
        assert "2500万像素" in problem.detail


def test_a_size_that_lies_is_found_by_the_process_that_draws(desk):
    lying = flood(7000, 7000)
    lying = lying[:16] + struct.pack(">II", 100, 100) + lying[24:]
    assert upload(desk, lying).status_code in (201, 422)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (lambda: b"", 422),
        (lambda: b"\xff\xd8\xff", 422),
        (lambda: photo()[:200], 422),
        (lambda: photo(form="PNG")[:60], 422),
        (lambda: b"GIF89a" + b"\xff" * 4 + b"\x00" * 100, 422),
        (lambda: b"RIFF\x00\x00\x00\x00WEBPVP8X" + b"\x00" * 3, 422),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, 422),
        (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 422),
        (lambda: b"<html><script>alert(1)</script></html>", 422),
        (lambda: b'<?xml version="1.0"?><x/>', 422),
        (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", 422),
        (lambda: b"PK\x03\x04" + b"\x00" * 100, 422),
        (lambda: b"MZ" + b"\x00" * 100, 422),
        (lambda: b"\x7fELF" + b"\x00" * 100, 422),
        (lambda: photo().ljust(12 * pictures.MIB + 1, b"\x00"), 413),
        (lambda: b"%PDF-1.7" + b"\x00" * 10 * pictures.MIB, 413),
        (lambda: b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 21 * pictures.MIB, 413),
        (lambda: b"%PDF-1.7 no document", 422),
    ],
)  # fmt: skip
def test_what_is_none_of_the_kinds_is_refused_whatever_it_is_called(desk, content, status):
    is_problem(upload(desk, content(), "photo.jpg", "image/jpeg"), status)


# The process that draws.


def drawn(kind, content):
    command = [*pictures.CHILD, kind]
    return subprocess.run(command, input=content, capture_output=True, check=False, env={})


def test_the_process_that_draws_has_little_memory():
    hungry = (
        "import runpy, sys; sys.argv = ['x', 'picture']; "
        f"r = runpy.run_path({redraw.__file__!r}); "
        "r['main'].__globals__['picture'] = lambda _: bytearray(600 * 1024 * 1024); "
        "r['main']('picture')"
    )
    done = subprocess.run(
        [sys.executable, "-c", hungry], capture_output=True, check=False, input=b""
    )
    assert done.returncode != 0
    assert b"MemoryError" in done.stderr


def test_the_process_that_draws_tells_nothing_of_its_troubles(desk):
    assert drawn("picture", b"junk").returncode != 0
    is_problem(upload(desk, photo()[:300]), 422)


def test_without_its_own_reading_of_the_head_a_flood_would_be_decoded(desk, monkeypatch):
    """The twin: what stands before the decoder is what refuses."""
    monkeypatch.setattr(pictures, "_measured", lambda _: None)
    started = []
    run = subprocess.run
    monkeypatch.setattr(
        pictures.subprocess, "run", lambda *a, **k: started.append(a) or run(*a, **k)
    )
    upload(desk, flood(13000, 13000))
    assert started
