"""The list as one file a minute: what the filters find, guarded, audited and only for whom may."""

from datetime import timedelta
from decimal import Decimal

import pytest
from doors import open_face
from modules.after_sales.scene import CLERK, READER, SELLER
from modules.after_sales.test_adopting import draft, take
from modules.service_requests import sheets
from modules.service_requests.sheets import done, from_csv, from_xlsx, whole
from msgspec.structs import replace
from sqlalchemy import select
from world import RIVAL, TEMP, merchant

from roost.kernel.data import editions, exported
from roost.kernel.data import exports as files
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.exports import Writing
from roost.kernel.pure.policy import Row
from roost.kernel.pure.refusal import Forbidden, NotFound
from roost.modules.after_sales import permissions
from roost.modules.after_sales.commands import exporting, keeping
from roost.modules.after_sales.commands.keeping import Remark
from roost.modules.after_sales.queries import export as exports
from roost.modules.after_sales.queries.export import HEAD, Asked
from roost.modules.audit.models import Deed
from roost.modules.service_requests import permissions as of_requests

BASE = "/api/after_sales/exports"
OF_REQUESTS = frozenset({of_requests.VIEW.code, of_requests.EXPORT.code})
EXPORTER = replace(merchant("clerk", permissions.VIEW, permissions.EXPORT), profile="douyin")


@pytest.fixture
def face(desk, monkeypatch):
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: EXPORTER)
    with open_face(desk.world) as client:
        yield client


def begun(face, **asked) -> str:
    made = face.post(BASE, asked)
    assert made.status_code == 201, made.text
    return made.json()["id"]


def table(face, **asked):
    """The rows and notes of a file of the list, asked for a minute after the last one."""
    id = begun(face, **asked)
    read = from_csv if asked.get("format") == "csv" else from_xlsx
    return read(whole(face, id, BASE), HEAD)


def test_the_file_has_the_rows_of_the_filters_and_says_which_they_were(desk, face):
    case = desk.case()
    gone = desk.case()
    desk.mine(gone, "withdraw")
    number = desk.read(case).number
    cells, notes = table(face, tab="open", kind="refund_unshipped")
    assert [row[0] for row in cells] == [number]
    row = dict(zip(HEAD, cells[0], strict=True))
    assert (row["售后类型"], row["售后状态"], row["退款金额(元)"]) == (
        "未发货仅退款",
        "待商家处理",
        30,
    )
    assert row["申请时间"].hour == 20 and row["处理截止时间"] > row["申请时间"]
    assert (notes["列表"], notes["页签"], notes["售后类型"]) == ("售后单", "进行中", "未发货仅退款")
    assert (notes["行数"], notes["导出人"]) == (1, "clerk")
    desk.world.wait(minutes=1)
    everything, _ = table(face, tab="all", format="csv")
    assert {line[0] for line in everything} == {number, desk.read(gone).number}
    assert everything[0][7] == str(Decimal("30.00"))


def test_the_file_stands_in_the_order_of_the_list(desk, face):
    for n in range(5):
        desk.case()
        desk.world.wait(hours=n)
    cells, _ = table(face, tab="all")
    assert [row[0] for row in cells] == [desk.read(c).number for c in desk.list(tab="all")]


def test_what_people_wrote_begins_no_formula(desk, face):
    one = draft(desk, desk.shipped())
    evil = ["=1+1", "+86", "-2", "@SUM(A1)"]
    many = [
        replace(one, case_no=f"{7100000000000000000 + n}", memo=memo) for n, memo in enumerate(evil)
    ]
    take(desk, *many)
    id = begun(face, tab="all", format="csv")
    raw = whole(face, id, BASE).decode("utf-8-sig")
    assert all(f'"\'{memo}"' in raw and f'"{memo}"' not in raw for memo in evil)
    cells, _ = from_csv(raw.encode("utf-8-sig"), HEAD)
    assert {row[HEAD.index("备注")] for row in cells} == set(evil)


def test_one_row_more_is_refused_before_there_is_a_file(desk, face):
    few = Row("after_sales.export", desk.world.now, {"most": 1, "gap": "PT60S"}, "trial")
    desk.world.does(NOBODY, lambda work: editions.add(work, few, work.now))
    desk.case()
    desk.case()
    no = face.post(BASE, {"tab": "all"})
    assert (no.status_code, no.json()["code"]) == (409, "too_many_rows")
    assert no.json()["params"] == {"most": 1, "rows": 2}
    assert not files.folder(desk.world.store.path).exists()


def test_the_next_one_waits_its_minute_and_the_other_list_is_another(desk, face, monkeypatch):
    begun(face, tab="all")
    desk.world.wait(timedelta(seconds=59))
    no = face.post(BASE, {"tab": "closed"})
    assert (no.status_code, no.json()["code"]) == (409, "export_cooldown")
    assert no.json()["params"] == {"seconds": 1}
    both = replace(EXPORTER, grants=EXPORTER.grants | OF_REQUESTS)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: both)
    assert face.post(sheets.BASE, {"tab": "all"}).status_code == 201
    desk.world.wait(timedelta(seconds=1))
    begun(face, tab="all")


def test_a_file_is_asked_for_at_the_door_of_its_own_list(desk, face, monkeypatch):
    id = begun(face, tab="all")
    assert done(face, id, BASE)["state"] == "done"
    other = replace(EXPORTER, grants=OF_REQUESTS)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: other)
    assert face.get(f"{sheets.BASE}/{id}").status_code == 404
    assert face.http.get(f"{sheets.BASE}/{id}/file").status_code == 404
    assert face.http.get(f"{BASE}/{id}/file").status_code == 403


def test_without_the_right_there_is_no_file(desk, face, monkeypatch):
    id = begun(face, tab="all")
    for who in (CLERK, READER, TEMP):
        monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_, who=who: who)
        no = face.post(BASE, {"tab": "all"})
        assert (no.status_code, no.json()["params"]) == (403, {"permission": "after_sales.export"})
        assert face.get(f"{BASE}/{id}").status_code == 403
    with pytest.raises(Forbidden):
        desk.world.does(CLERK, exporting.begin, Asked(), 0)
    with pytest.raises(NotFound):
        desk.world.sees(RIVAL, exports.one, id)


def test_each_export_is_audited_with_its_filters(desk, face):
    case = desk.case()
    desk.world.does(CLERK, keeping.remark, case, Remark("加急"))
    id = begun(face, tab="all", number=desk.read(case).number)
    last = select(Deed).order_by(Deed.seq.desc()).limit(1)
    deed = desk.world.sees(SELLER, lambda look: look.session.scalar(last))
    assert (deed.what, deed.thing) == ("after_sales.export", id)
    assert (deed.data["rows"], deed.data["number"]) == (1, desk.read(case).number)


def test_a_stop_in_the_middle_is_a_failure(desk):
    made = desk.world.does(EXPORTER, exporting.begin, Asked(), 0)
    exported.fail_what_a_stop_broke(desk.world.store)
    desk.world.does(EXPORTER, lambda _: None)  # the writer has come round to it
    assert desk.world.sees(EXPORTER, exports.one, made.id).state is Writing.FAILED
    desk.world.does(EXPORTER, exporting.begin, Asked(), 0)


def test_a_tab_that_does_not_exist_is_refused(face):
    no = face.post(BASE, {"tab": "everything"})
    assert (no.status_code, no.json()["code"]) == (422, "bad_tab")
