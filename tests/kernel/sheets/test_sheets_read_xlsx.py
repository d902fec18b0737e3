import os
import signal
import subprocess
from datetime import date, datetime, time

import openpyxl
from kernel.sheets.sheet_books import good, limits, refused, saved, sheet_with, workbook

from roost.kernel.data.sheets.read import rows
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes


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


def test_a_link_a_person_may_click_is_only_text(brought):
    book = openpyxl.Workbook()
    book.active["A1"] = "看物流"
    book.active["A1"].hyperlink = "https://example.invalid/"
    assert list(rows(brought(saved(book)))) == [(1, ["看物流"])]


def test_two_cells_far_apart_cannot_fill_the_memory(brought):
    cells = b'<c r="XFD1048576"><v>1</v></c>'
    assert refused(brought(sheet_with(b"", cells))).code == "sheet_needs_memory"


def test_a_child_that_dies_of_its_limit_is_a_refusal(brought):
    file = brought(workbook({f"A{n}": os.urandom(10_000).hex() for n in range(1, 1000)}))
    assert refused(file, limits(memory=40 << 20)).code == "sheet_needs_memory"


def test_a_row_of_too_many_signs_is_refused_by_its_number(brought):
    why = refused(brought(workbook({"A1": "x", "A7": "x" * 5000})), limits(row=4000))
    assert (why.code, why.params) == ("sheet_row_too_long", {"row": 7})


def test_closing_the_rows_ends_the_child(brought, monkeypatch):
    born = []

    class Named(subprocess.Popen):
        def __init__(self, *given, **more):
            super().__init__(*given, **more)
            born.append(self)

    monkeypatch.setattr(subprocess, "Popen", Named)
    found = rows(brought(b"".join(xlsx_bytes(["n"], ([str(n)] for n in range(20_000))))))
    next(found)
    (child,) = born
    assert child.returncode is None
    found.close()
    assert child.returncode == -signal.SIGKILL
