"""The file of the platform's list: of all shops, by the same limits, and written down (S1-23)."""

import io
import re

import pytest
from doors import open_face
from modules.service_requests.scene import REFEREE
from modules.service_requests.sheets import EXPORTER, done, put_in, whole
from modules.service_requests.test_console import put_elsewhere
from msgspec.structs import replace
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from world import at, referee

from roost.kernel.data import exports as files
from roost.kernel.pure.actor import system
from roost.modules.audit.models import Deed
from roost.modules.service_requests import permissions, queries
from roost.modules.service_requests.commands import creating
from roost.modules.service_requests.commands.creating import Create
from roost.modules.service_requests.queries.exports import DESK_HEAD
from roost.modules.service_requests.rules.kinds import Level
from roost.modules.shop.models import Shop

BASE, SHOPS = "/p/api/service_requests/exports", "/api/service_requests/exports"
CARRIER = replace(referee(permissions.REVIEW, permissions.EXPORT), name="平台审核员")


@pytest.fixture
def who(monkeypatch):
    """Who knocks; a test may put somebody else there."""
    known = {"is": CARRIER}
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: known["is"])
    return known


@pytest.fixture
def face(desk, who):
    with open_face(desk.world, "platform") as client:
        yield client


def elsewhere(desk) -> str:
    """A request in another shop."""

    def founded(work):
        mine = work.session.get(Shop, "shop-1")
        plain = {c.name: getattr(mine, c.name) for c in Shop.__table__.c}
        work.session.add(Shop(**plain | {"shop_id": "shop-2", "name": "隔壁小店", "code": "two"}))

    desk.world.does(system("shop-1"), founded)
    order = put_elsewhere(desk, "7000000000000000002")
    body = Create("shop-2", order, "price", Level.GENERAL, "多收了运费")
    return desk.world.does(REFEREE, lambda work: creating.create(work, body).id)


def sheet(content: bytes) -> tuple[list[dict], dict]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    head, *table = book.get_sheet_by_index(0).to_python()
    assert tuple(head) == DESK_HEAD
    notes = book.get_sheet_by_name("导出条件").to_python()
    return [dict(zip(head, row, strict=True)) for row in table], {str(n): v for n, v in notes}


@pytest.mark.proves("S1-23")
def test_the_file_is_of_all_shops_and_says_which_each_row_is_of(desk, face):
    mine, other = desk.send(), elsewhere(desk)
    made = face.post(BASE, {"tab": "all"}).json()
    rows, notes = sheet(whole(face, made["id"], BASE))
    assert {(row["店铺"], row["店铺编号"]) for row in rows} == {
        ("归巢小店", "shop-1"),
        ("隔壁小店", "shop-2"),
    }
    assert {row["服务单编号"] for row in rows} == {number(desk, id) for id in (mine, other)}
    assert (made["rows"], notes["行数"], notes["店铺"]) == (2, 2, "全部店铺")
    assert (notes["页签"], notes["导出人"]) == ("全部", "平台审核员")
    desk.world.wait(minutes=1)
    made = face.post(BASE, {"tab": "all", "shop_id": "shop-2"}).json()
    rows, notes = sheet(whole(face, made["id"], BASE))
    assert ([row["服务单编号"] for row in rows], notes["店铺"]) == (
        [number(desk, other)],
        "隔壁小店",
    )


def number(desk, id: str) -> str:
    return desk.world.sees(REFEREE, lambda look: queries.find(look, id).number)


@pytest.mark.proves("S1-23", "S1-18")
def test_the_queue_comes_in_its_own_order_with_the_reason_of_each_row(desk, face):
    first, second, missed = desk.send(), desk.send(), desk.send()
    desk.world.wait(hours=1)
    desk.reply(second, resolved=False)
    desk.world.wait(hours=1)
    desk.reply(first, resolved=False)
    desk.world.wait_until(at(3, 11))
    made = face.post(BASE, {}).json()
    rows, _ = sheet(whole(face, made["id"], BASE))
    assert [(row["服务单编号"], row["审核原因"]) for row in rows] == [
        (number(desk, second), "商家未解决"),
        (number(desk, first), "商家未解决"),
        (number(desk, missed), "商家超时未处理"),
    ]
    desk.world.wait(minutes=1)
    made = face.post(BASE, {"review": "timeout", "format": "csv"}).json()
    text = whole(face, made["id"], BASE).decode("utf-8-sig")
    assert number(desk, missed) in text and number(desk, first) not in text
    assert '"审核原因","商家超时未处理"' in text


def test_a_long_file_loses_no_row_between_two_pieces(desk, face):
    """It is read a thousand rows at a time, and looks elsewhere between two of them."""
    put_in(desk, 2_100)
    made = face.post(BASE, {"tab": "all", "format": "csv"}).json()
    text = whole(face, made["id"], BASE).decode("utf-8-sig")
    found = re.findall(r"SR(\d{6})\b", text)
    assert [int(n) for n in found] == list(range(2_100))


@pytest.mark.proves("S1-23")
def test_the_same_fifty_thousand_rows_and_one_more_is_refused(desk, face):
    desk.rule("export", {"most": 3, "gap": "PT60S"})
    put_in(desk, 4)
    no = face.post(BASE, {"tab": "all"})
    assert (no.status_code, no.json()["code"]) == (409, "too_many_rows")
    assert no.json()["params"] == {"most": 3, "rows": 4}
    assert not files.folder(desk.world.store.path).exists()
    assert face.post(BASE, {"tab": "closed"}).status_code == 201


@pytest.mark.proves("S1-24")
def test_the_minute_is_the_platforms_own(desk, face, who):
    """Who exports in a shop does not keep the platform waiting, nor the other way round."""
    assert face.post(BASE, {"tab": "all"}).status_code == 201
    no = face.post(BASE, {"tab": "pending"})
    assert (no.status_code, no.json()["code"]) == (409, "export_cooldown")
    who["is"] = EXPORTER
    with open_face(desk.world) as shop:
        assert shop.post(SHOPS, {"tab": "all"}).status_code == 201
    who["is"] = CARRIER
    desk.world.wait(minutes=1)
    assert face.post(BASE, {"tab": "all"}).status_code == 201


def test_it_is_written_down_with_its_filters(desk, face):
    desk.send()
    face.post(BASE, {"tab": "pending", "shop_id": "shop-1"})
    [deed] = desk.world.sees(CARRIER, of_the_platform)
    assert (deed.what, deed.who) == ("service_requests.export", "referee")
    assert (deed.data["tab"], deed.data["shop_id"], deed.data["rows"]) == ("pending", "shop-1", 1)


def of_the_platform(look):
    return list(look.session.scalars(select(Deed).where(Deed.shop_id == look.shop_id)))


def test_who_may_not_carry_it_away_gets_no_file_and_nobody_gets_another_house_s(desk, face, who):
    desk.send()
    made = face.post(BASE, {"tab": "all"}).json()
    assert done(face, made["id"], BASE)["state"] == "done"
    for grants in ((permissions.REVIEW,), (permissions.EXPORT,), ("after_sales.decide",)):
        who["is"] = referee(*grants)
        assert face.post(BASE, {"tab": "all"}).status_code == 403
        assert face.get(f"{BASE}/{made['id']}").status_code == 403
        assert face.http.get(f"{BASE}/{made['id']}/file").status_code == 403
    who["is"] = EXPORTER
    with open_face(desk.world) as shop:
        own = shop.post(SHOPS, {"tab": "all"}).json()
        assert shop.http.get(f"{SHOPS}/{made['id']}/file").status_code == 404
    who["is"] = CARRIER
    assert face.http.get(f"{BASE}/{own['id']}/file").status_code == 404
