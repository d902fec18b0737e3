"""One file a minute, of at most 50,000 rows, and in it exactly what the list finds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from doors import open_face
from modules.orders.scene import SELLER
from modules.service_requests.scene import CLERK, READER
from modules.service_requests.sheets import (
    BASE,
    EXPORTER,
    MOST,
    as_text,
    done,
    expected,
    from_csv,
    from_xlsx,
    put_in,
    whole,
)
from msgspec.structs import replace
from vectors import rows as vector_rows
from world import TEMP, merchant

from roost.kernel.data import exported
from roost.kernel.data import exports as files
from roost.kernel.data.exported import Export
from roost.kernel.data.sheets.write import csv_bytes
from roost.kernel.pure.exports import Writing, too_many, too_soon
from roost.kernel.pure.refusal import Forbidden, NotNow
from roost.modules.after_sales.models import Case as CaseTable
from roost.modules.service_requests import permissions
from roost.modules.service_requests.commands import exporting
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.queries import exports
from roost.modules.service_requests.queries.exports import OWN, Asked


@pytest.fixture
def face(desk, monkeypatch):
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: EXPORTER)
    with open_face(desk.world) as client:
        yield client


@pytest.mark.proves("S1-23")
def test_fifty_thousand_rows_come_back_as_they_are(desk, face):
    put_in(desk, MOST)
    right = expected(desk)
    assert len(right) == MOST
    made = face.post(BASE, {"tab": "all", "format": "xlsx"}).json()
    assert made["rows"] == MOST
    cells, notes = from_xlsx(whole(face, made["id"]))
    assert cells == right
    assert (notes["行数"], notes["页签"]) == (MOST, "全部")
    assert done(face, made["id"]) | {"written": MOST, "state": "done"} == done(face, made["id"])
    desk.world.wait(seconds=60)
    made = face.post(BASE, {"tab": "all", "format": "csv"}).json()
    lines, notes = from_csv(whole(face, made["id"]))
    assert lines == [as_text(row) for row in right]
    assert (notes["行数"], notes["导出人"]) == (str(MOST), "clerk")


@pytest.mark.proves("S1-23")
def test_one_row_more_is_refused_before_there_is_a_file(desk, face):
    desk.rule("export", {"most": 3, "gap": "PT60S"})
    put_in(desk, 4)
    no = face.post(BASE, {"tab": "all"})
    assert (no.status_code, no.json()["code"]) == (409, "too_many_rows")
    assert no.json()["params"] == {"most": 3, "rows": 4}
    assert not files.folder(desk.world.store.path).exists()
    assert desk.world.sees(SELLER, lambda look: look.session.query(Export).count()) == 0
    assert face.post(BASE, {"tab": "closed"}).status_code == 201


@pytest.mark.proves("S1-23")
@pytest.mark.parametrize(("given", "expected"), vector_rows("export_rows"))
def test_how_many_rows_may_be_exported(given, expected):
    no = too_many(given["matching_rows"], MOST)
    assert (no is None, no and no.code) == (expected["allowed"], expected["reason"])
    assert no is None or no.params["rows"] == expected["matching_rows"]


@pytest.mark.proves("S1-24")
@pytest.mark.parametrize(("given", "expected"), vector_rows("export_cooldown"))
def test_how_soon_again(given, expected):
    counts = given["same_list"] and given["same_shop"] and given["last_result"] == "succeeded"
    start = datetime(2024, 1, 1, tzinfo=UTC) if counts else None
    now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(milliseconds=given["ms_since_last_start"])
    no = too_soon(start, now, timedelta(seconds=60))
    assert (no is None) == expected["allowed"]
    assert (no.params["seconds"] if no else 0) == expected["seconds_left"]


@pytest.mark.proves("S1-24")
def test_the_minute_counts_from_the_last_start_of_this_list_in_this_shop(desk, face):
    asked = {"tab": "all", "format": "csv"}
    assert face.post(BASE, asked).status_code == 201
    desk.world.wait(timedelta(seconds=59, milliseconds=999))
    no = face.post(BASE, asked)
    assert (no.status_code, no.json()["code"]) == (409, "export_cooldown")
    assert no.json()["params"] == {"seconds": 1}
    opens = datetime.fromisoformat(no.json()["opens_at"])
    assert opens - desk.world.now == timedelta(milliseconds=1)
    other = replace(EXPORTER, shop_id="shop-2", owner=True)
    desk.world.does(other, exporting.begin, Asked(), 0)
    desk.world.wait(timedelta(milliseconds=1))
    made = face.post(BASE, asked)
    assert made.status_code == 201


@pytest.mark.proves("S1-24")
def test_two_clicks_at_once_make_one_file(desk):
    """Fifty at once, twenty times: one is accepted each time (M2)."""

    def click(_):
        try:
            return desk.world.does(EXPORTER, exporting.begin, Asked(), 1).id
        except NotNow as no:
            return no.code

    for _ in range(20):
        with ThreadPoolExecutor(10) as pool:
            outcomes = list(pool.map(click, range(50)))
        assert outcomes.count("export_cooldown") == 49
        desk.world.wait(minutes=1)


@pytest.mark.proves("S1-24")
def test_what_fails_does_not_start_the_minute(desk, face, monkeypatch):
    def broken(*_):
        raise OSError("no space left on device")
        yield

    desk.send()
    with monkeypatch.context() as patched:
        sheet = replace(exporting.SHEETS[OWN], rows=broken)
        patched.setitem(exporting.SHEETS, OWN, sheet)
        failed = face.post(BASE, {"tab": "all"}).json()
        assert done(face, failed["id"])["state"] == "failed"
    assert face.http.get(f"{BASE}/{failed['id']}/file").status_code == 404
    assert list(files.folder(desk.world.store.path).iterdir()) == []
    again = face.post(BASE, {"tab": "all"})
    assert again.status_code == 201
    assert len(from_xlsx(whole(face, again.json()["id"]))[0]) == 1


def test_a_stop_in_the_middle_is_a_failure(desk):
    made = desk.world.does(EXPORTER, exporting.begin, Asked(), 0)
    exported.fail_what_a_stop_broke(desk.world.store)
    desk.world.does(EXPORTER, lambda _: None)  # the writer has come round to it
    found = desk.world.sees(EXPORTER, exports.one, made.id)
    assert found.state is Writing.FAILED
    desk.world.does(EXPORTER, exporting.begin, Asked(), 0)


@pytest.mark.proves("S1-23", "S1-22")
def test_the_file_has_the_rows_of_the_filters_and_says_which_they_were(desk, face):
    first, second = desk.send(), desk.send(type="price")
    desk.reply(first, text="已补发")
    number = desk.read(second).number
    asked = {"tab": "pending", "type": "price", "created_from": "2024-01-01T08:00:00+08:00"}
    made = face.post(BASE, asked | {"format": "xlsx"}).json()
    assert made["name"].startswith("服务请求_20240101_") and made["name"].endswith(".xlsx")
    reply = face.http.get(f"{BASE}/{made['id']}/file")
    assert "filename*=UTF-8''" in reply.headers["content-disposition"]
    cells, notes = from_xlsx(reply.content)
    assert [row[0] for row in cells] == [number]
    assert (notes["页签"], notes["服务类型"]) == ("待处理", "price")
    assert notes["创建时间起"] == "2024-01-01 08:00:00"
    assert notes["创建时间止(不含)"] == ""
    assert whole(face, made["id"]) == reply.content


def test_the_case_stands_beside_it_by_its_number(desk, face):
    case = desk.case()
    order = desk.card(desk.order)
    request = desk.send()
    number = desk.world.sees(SELLER, lambda look: look.get(CaseTable, case).number)

    def link(work):
        work.session.get_one(Request, ("shop-1", request)).case_id = case

    desk.world.does(SELLER, link)
    made = face.post(BASE, {"tab": "all"}).json()
    cells, _ = from_xlsx(whole(face, made["id"]))
    assert (cells[0][1], cells[0][2]) == (order.order_no, number)


def test_without_the_right_there_is_no_file(desk, face, monkeypatch):
    made = face.post(BASE, {"tab": "all"}).json()
    for who in (CLERK, READER, TEMP):
        monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_, who=who: who)
        assert face.post(BASE, {"tab": "all"}).status_code == 403
        assert face.get(f"{BASE}/{made['id']}").status_code == 403
        assert face.http.get(f"{BASE}/{made['id']}/file").status_code == 403
    stranger = replace(EXPORTER, shop_id="shop-2", owner=True)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: stranger)
    assert face.http.get(f"{BASE}/{made['id']}/file").status_code == 404
    with pytest.raises(Forbidden):
        desk.world.does(SELLER_WITHOUT, exporting.begin, Asked(), 0)


SELLER_WITHOUT = merchant("clerk", permissions.VIEW)


def test_notes_stand_below_an_empty_row():
    content = b"".join(csv_bytes(["a"], [["=1"]], [("条件", "=2")])).decode("utf-8-sig")
    assert content == '"a"\r\n"\'=1"\r\n""\r\n"条件","\'=2"\r\n'
