"""Archives made to hurt: all refused, nothing taken (promises §4.3)."""

import io
import os
import random
import stat
import struct
import zipfile
import zlib

import pytest
from kernel.sheets.sheet_books import SHEET, good, limits, refused, sheet_with, with_parts


def test_a_bomb_is_stopped_by_its_ratio_while_it_is_counted(brought):
    bomb = with_parts({"xl/media/image1.png": b"\0" * (40 << 20)})
    why = refused(brought(bomb))
    assert (why.code, why.params) == ("sheet_unpacks_suspiciously", {"most": 100})


def test_what_unpacks_over_the_limit_is_stopped(brought):
    file = brought(with_parts({"xl/media/image1.png": os.urandom(2 << 20)}))
    assert refused(file, limits(unpacked=1 << 20)).code == "sheet_unpacks_too_large"


def test_too_many_parts_are_refused(brought):
    many = {f"xl/media/{n}.bin": b"x" for n in range(1001)}
    assert refused(brought(with_parts(many))).code == "sheet_too_many_parts"


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "C:\\x", "xl/../../x"]
)
def test_a_part_that_would_leave_its_folder_is_refused(brought, name):
    why = refused(brought(with_parts({name: b"x"})))
    assert (why.code, why.params) == ("sheet_unsafe", {"what": "path"})


def test_a_symbolic_link_is_refused(brought):
    held = io.BytesIO(good())
    with zipfile.ZipFile(held, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(brought(held.getvalue())).params == {"what": "link"}


def test_an_archive_inside_the_archive_is_refused(brought):
    file = brought(with_parts({"xl/embeddings/inner.bin": good()}))
    assert refused(file).params == {"what": "nested"}


def test_two_parts_of_one_name_are_refused(brought):
    held = io.BytesIO(good())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(SHEET.upper(), "x")
    assert refused(brought(held.getvalue())).params == {"what": "twice"}


def test_another_way_of_packing_is_refused(brought):
    held = io.BytesIO(good())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/other.xml", "<x/>")
    assert refused(brought(held.getvalue())).params == {"what": "method"}


def test_an_encrypted_part_is_refused(brought):
    content = bytearray(with_parts({}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 0x1
    assert refused(brought(bytes(content))).params == {"what": "locked"}


NOISE = random.Random(1).randbytes(1 << 19).hex().encode()
LAUGHS = b'<!DOCTYPE lol [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("before", "cell", "what"),
    [
        (LAUGHS, b"", "dtd"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">', b"", "dtd"),
        (b"<!--" + NOISE + b"--><!doctype x>", b"", "dtd"),
        (b"", b"<c r='C2'><f>cmd|'/C calc'!A0</f><v>1</v></c>", "dde"),
        (b"", b"<c r='C2'><x:f xmlns:x='u' t='str'>DDE|&quot;x&quot;!_</x:f></c>", "dde"),
    ],
    ids=["billion laughs", "file entity", "late doctype", "dde", "dde in a prefix"],
)
def test_xml_that_reaches_out_is_refused(brought, before, cell, what):
    why = refused(brought(sheet_with(before, cell)))
    assert (why.code, why.params) == ("sheet_unsafe", {"what": what})


def test_xml_in_an_encoding_that_hides_its_words_is_refused(brought):
    hidden = (LAUGHS.decode() + "<worksheet/>").encode("utf-16")
    assert refused(brought(with_parts({SHEET: hidden}))).params == {"what": "encoding"}


@pytest.mark.parametrize(
    "name", ["xl/externalLinks/externalLink1.xml", "XL/ExternalLinks/externalLink1.xml"]
)
def test_a_link_to_another_workbook_is_refused(brought, name):
    assert refused(brought(with_parts({name: b"<x/>"}))).params == {"what": "external"}


@pytest.mark.parametrize("kind", ["externalLinkPath", "externalLink", "connections"])
def test_a_relation_to_something_outside_is_refused(brought, kind):
    relation = (
        b'<Relationships><Relationship Id="a" Target="https://x.invalid/a" TargetMode="External"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        + kind.encode()
        + b'"/></Relationships>'
    )
    file = brought(with_parts({"xl/worksheets/_rels/sheet1.xml.rels": relation}))
    assert refused(file).params == {"what": "external"}


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_truncated_file_is_refused(brought, share):
    content = with_parts({"xl/media/image1.png": os.urandom(100_000)})
    assert refused(brought(content[: int(len(content) * share)])).code == "sheet_broken"


def test_a_part_that_lies_about_its_content_is_refused(brought):
    content = bytearray(with_parts({}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(b"something else"))
    assert refused(brought(bytes(content))).code == "sheet_broken"


def test_an_archive_that_is_no_workbook_is_refused(brought):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(brought(held.getvalue())).code == "sheet_broken"
