import io
import os
import random
import stat
import struct
import zipfile
import zlib
from datetime import date, datetime, time

import msgspec
import openpyxl
import pytest

from roost.kernel.data.sheets import read_xlsx
from roost.kernel.data.sheets.read import rows
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes
from roost.kernel.pure.refusal import Invalid

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def brought(tmp_path):
    def bring(content: bytes, name="没有扩展名"):
        file = tmp_path / name
        file.write_bytes(content)
        return file

    return bring


def workbook(cells: dict[str, object]) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    return saved(book)


def saved(book) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def good() -> bytes:
    return b"".join(xlsx_bytes(["订单编号", "金额"], [["70001", 870]]))


def with_parts(changed: dict[str, bytes], content: bytes | None = None) -> bytes:
    """A good workbook with some parts replaced or added."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or good())) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return held.getvalue()


def sheet_with(before: bytes = b"", cell: bytes = b"") -> bytes:
    plain = zipfile.ZipFile(io.BytesIO(good())).read(SHEET)
    return with_parts(
        {
            SHEET: plain.replace(b"<worksheet", before + b"<worksheet", 1).replace(
                b"</row></sheetData>", cell + b"</row></sheetData>"
            )
        }
    )


def refused(file, limits=None) -> Invalid:
    with pytest.raises(Invalid) as caught:
        list(rows(file) if limits is None else read_xlsx.xlsx_rows(file, limits))
    assert caught.value.status == 422
    return caught.value


def limits(**changed: int):
    return msgspec.structs.replace(read_xlsx._LIMITS, **changed)


def test_cells_come_as_a_person_sees_them(brought):
    file = brought(
        workbook(
            {
                "A1": "\t7000010875383421035",
                "B1": 5,
                "C1": 8.7,
                "D1": 0.1 + 0.2,
                "E1": datetime(2024, 3, 1, 8, 23, 48),
                "F1": date(2024, 3, 1),
                "G1": time(8, 1),
                "H1": True,
                "I1": "=1+1",
                "J1": None,
                "K1": "-",
            }
        )
    )
    assert list(rows(file)) == [
        (
            1,
            [
                "\t7000010875383421035",
                "5",
                "8.7",
                "0.3",
                "2024-03-01 08:23:48",
                "2024-03-01 00:00:00",
                "08:01:00",
                "TRUE",
                "",
                "",
                "-",
            ],
        )
    ]


def test_a_long_number_kept_as_a_number_shows_that_it_lost_digits(brought):
    ((_, cells),) = rows(brought(workbook({"A1": 7000010875383421035, "B1": 123456789012345})))
    assert cells == ["7.00001087538342E+18", "123456789012345"]


def test_rows_keep_the_numbers_of_the_sheet(brought):
    found = list(rows(brought(workbook({"B3": "列", "B4": "x", "B9": "y"}))))
    assert [(number, cells[-1]) for number, cells in found] == [(3, "列"), (4, "x"), (9, "y")]


def test_a_hidden_sheet_is_passed_over(brought):
    book = openpyxl.Workbook()
    book.active["A1"] = "hidden"
    book.create_sheet("seen")["A1"] = "seen"
    book.active.sheet_state = "hidden"
    book.active = 1
    assert list(rows(brought(saved(book)))) == [(1, ["seen"])]


def test_a_workbook_without_a_cell_is_empty(brought):
    assert refused(brought(workbook({}))).code == "sheet_empty"


def test_the_name_of_the_file_says_nothing(brought):
    assert list(rows(brought(good(), "订单 2024.csv"))) == [
        (1, ["订单编号", "金额"]),
        (2, ["70001", "870"]),
    ]


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


def test_a_link_a_person_may_click_is_only_text(brought):
    book = openpyxl.Workbook()
    book.active["A1"] = "看物流"
    book.active["A1"].hyperlink = "https://example.invalid/"
    assert list(rows(brought(saved(book)))) == [(1, ["看物流"])]


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


def test_two_cells_far_apart_cannot_fill_the_memory(brought):
    cells = b'<c r="XFD1048576"><v>1</v></c>'
    assert refused(brought(sheet_with(b"", cells))).code == "sheet_needs_memory"


def test_a_child_that_dies_of_its_limit_is_a_refusal(brought):
    file = brought(workbook({f"A{n}": os.urandom(10_000).hex() for n in range(1, 1000)}))
    assert refused(file, limits(memory=40 << 20)).code == "sheet_needs_memory"


def test_a_row_of_too_many_signs_is_refused_by_its_number(brought):
    why = refused(brought(workbook({"A1": "x", "A7": "x" * 5000})), limits(row=4000))
    assert (why.code, why.params) == ("sheet_row_too_long", {"row": 7})


def test_closing_the_rows_ends_the_child(brought):
    found = rows(brought(b"".join(xlsx_bytes(["n"], ([str(n)] for n in range(20_000))))))
    next(found)
    found.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
