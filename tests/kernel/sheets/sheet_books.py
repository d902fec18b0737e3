"""Workbooks for the reader: good ones, and good ones with something put in."""

import io
import zipfile

import msgspec
import openpyxl
import pytest

from roost.kernel.data.sheets import read_xlsx
from roost.kernel.data.sheets.read import rows
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes
from roost.kernel.pure.refusal import Invalid

SHEET = "xl/worksheets/sheet1.xml"


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
