"""What shows how it was: hung on the order when it occurs, and there when proof is asked for."""

import io
import sqlite3
from contextlib import closing
from datetime import datetime
from hashlib import sha256

import pikepdf
import pytest
from doors import open_face
from modules.orders.scene import SELLER, Scene
from msgspec.structs import replace
from PIL import Image
from sqlalchemy import select
from statements import statements
from trust.uploads import photo
from world import RIVAL, TEMP, merchant

from roost.kernel.data import binder
from roost.kernel.data.files import A_DAY, Cabinet, File
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound
from roost.modules.audit.models import Deed
from roost.modules.evidence import commands, facade, queries
from roost.modules.evidence.commands import Hang, Merge
from roost.modules.evidence.permissions import HANG, VIEW

CLERK = replace(merchant("clerk", VIEW, HANG), name="小李")
PLACE = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08" + b"31.2304N,121.4737E"


@pytest.fixture
def scene(world) -> Scene:
    return Scene(world)


@pytest.fixture
def face(scene, monkeypatch):
    """The workbench, with CLERK before it."""
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: CLERK)
    with open_face(scene.world) as client:
        yield client


def brought(face, content: bytes, name: str = "称重.jpg", kind: str = "image/jpeg") -> str:
    reply = face.http.post(
        "/api/files", files={"data": (name, content, kind)}, headers={"X-CSRF": "1"}
    )
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def hung(face, order: str, file: str | None, kind: str = "weight_photo", note: str = "") -> dict:
    body = {"order_id": order, "file": file, "kind": kind, "note": note}
    reply = face.post("/api/evidence/", body)
    assert reply.status_code == 201, reply.text
    return dict(reply.json())


def fetched(face, url: str) -> bytes:
    reply = face.http.get(url)
    assert reply.status_code == 200, reply.text
    return bytes(reply.content)


def without_time(item: dict) -> dict:
    """An instant is written with the zone in which it was first said."""
    return {name: value for name, value in item.items() if name != "at"}


def test_a_photo_of_a_telephone_is_kept_small_and_tells_no_place(face, scene):
    """12 MiB may come in; at most 1,048,576 bytes are kept, and nothing of the camera's notes."""
    order = scene.shipped()
    large = photo(2400, 1800, quality=97, exif=PLACE)
    assert len(large) > 2 * 1_048_576
    item = hung(face, order, brought(face, large), note="出库称重 1.25kg")
    kept = fetched(face, item["file"]["url"])
    assert len(kept) <= 1_048_576
    assert b"121.4737E" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert item["sha256"] == sha256(kept).hexdigest()


def test_what_hangs_on_an_order_says_who_when_and_what(face, scene):
    order, other = scene.shipped(), scene.paid()
    first = hung(face, order, brought(face, photo()), note="出库称重")
    scene.world.wait(hours=2)
    hung(face, order, None, "tracking", "2024-01-01 20:00 已揽收")
    hung(face, other, brought(face, photo()))
    with statements(scene.world) as seen:
        page = face.get(f"/api/evidence/of_order/{order}").json()
    assert len([s for s in seen if s.startswith("SELECT")]) <= 3
    assert [i["kind"] for i in page["items"]] == ["tracking", "weight_photo"]
    assert without_time(page["items"][1]) == without_time(first)
    assert (first["by"], first["note"], first["label_zh"]) == ("小李", "出库称重", "发货称重图")
    fact = page["items"][0]
    assert fact["file"] is None
    assert fact["sha256"] == sha256("2024-01-01 20:00 已揽收".encode()).hexdigest()
    assert datetime.fromisoformat(fact["at"]) == scene.world.now


def test_pages_go_on_where_they_ended(face, scene):
    order = scene.shipped()
    for n in range(5):
        hung(face, order, None, "chat", f"第{n}句")
    notes, cursor = [], None
    while True:
        asked = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = face.get(f"/api/evidence/of_order/{order}", **asked).json()
        notes += [i["note"] for i in page["items"]]
        if not (cursor := page["next"]):
            break
    assert notes == [f"第{n}句" for n in (4, 3, 2, 1, 0)]


def test_nobody_takes_it_down_and_nobody_changes_it(face, scene):
    item = hung(face, scene.shipped(), None, "other", "已与买家电话确认")
    with closing(sqlite3.connect(scene.world.store.path)) as plain:
        for verb in ("UPDATE evidence_items SET note = ''", "DELETE FROM evidence_items"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                plain.execute(f"{verb} WHERE id = ?", [item["id"]])
    deed = scene.world.sees(
        SELLER, lambda look: look.session.scalar(select(Deed).where(Deed.thing == item["id"]))
    )
    assert (deed.what, deed.who) == ("evidence.other", "clerk")
    assert deed.data["sha256"] == item["sha256"]


def test_without_the_right_nothing_is_hung_and_nothing_is_seen(scene):
    order = scene.shipped()
    asked = Hang(order_id=order, note="x")
    for who in (TEMP, merchant("reader", VIEW), scene.buyer):
        with pytest.raises(Forbidden):
            scene.world.does(who, commands.put, asked)
    with pytest.raises(Forbidden):
        scene.world.sees(TEMP, queries.of_order_page, order)
    with pytest.raises(NotFound):
        scene.world.does(RIVAL, commands.put, asked)
    scene.world.does(CLERK, commands.put, asked)
    assert scene.world.sees(RIVAL, queries.of_order_page, order).items == []


def test_only_what_the_own_side_put_in_is_hung(face, scene):
    file = brought(face, photo())
    with pytest.raises(Invalid, match="文件不存在"):
        scene.world.does(CLERK, commands.put, Hang(order_id=scene.shipped(), file="0" * 32))
    other = replace(CLERK, shop_id="shop-2")
    with pytest.raises(NotFound):
        scene.world.does(other, commands.put, Hang(order_id=scene.shipped(), file=file))
    nowhere = Hang(order_id=scene.shipped(), file=file, module="attic", thing="1")
    with pytest.raises(Invalid, match="没有这个模块"):
        scene.world.does(CLERK, commands.put, nowhere)


def test_a_note_is_needed_where_there_is_no_file(scene):
    with pytest.raises(Invalid, match="内容不能为空"):
        scene.world.does(CLERK, commands.put, Hang(order_id=scene.shipped()))


def document(pages: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def test_pictures_and_documents_become_one_pdf_with_the_note_before_them(face, scene):
    order = scene.shipped()
    ids = [
        hung(face, order, brought(face, photo()), note="称重 1.25kg")["id"],
        hung(face, order, brought(face, photo(form="PNG", mode="RGBA"), "a.png"))["id"],
        hung(face, order, brought(face, document(2), "a.pdf", "application/pdf"))["id"],
    ]
    no_note = face.post("/api/evidence/merge", {"ids": ids, "note": " "})
    assert (no_note.status_code, no_note.json()["code"]) == (422, "empty")
    reply = face.post("/api/evidence/merge", {"ids": ids, "note": "三份材料\n均为原件😀"})
    assert reply.status_code == 201, reply.text
    made = reply.json()
    content = fetched(face, made["file"]["url"])
    assert made["item"]["sha256"] == sha256(content).hexdigest()
    assert (made["item"]["kind"], made["item"]["note"]) == ("merged", "三份材料\n均为原件😀")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1 + 1 + 1 + 2
        words = pdf.pages[0].Contents.read_bytes()
        pictures = [page.Resources.XObject.Im for page in list(pdf.pages)[1:3]]
        assert [(p.Width, p.Height, p.Filter) for p in pictures] == [(64, 48, "/DCTDecode")] * 2
    for told in ("三份材料", "均为原件", scene.card(order).order_no, "小李"):
        assert told.encode("utf-16-be").hex().encode() in words
    listed = face.get(f"/api/evidence/of_order/{order}").json()["items"]
    assert without_time(listed[0]) == without_time(made["item"])


def test_only_what_belongs_together_is_bound(face, scene):
    first, second = (hung(face, scene.shipped(), brought(face, photo()))["id"] for _ in range(2))
    words = hung(face, scene.shipped(), None, "chat", "好的")["id"]
    codes = {
        "other_order": [first, second],
        "cannot_bind": [words],
        "not_found": [first, "0" * 32],
        "bad_choice": [first, first],
    }
    for code, ids in codes.items():
        reply = face.post("/api/evidence/merge", {"ids": ids, "note": "x"})
        assert reply.json()["code"] == code
    for who in (TEMP, merchant("reader", VIEW)):
        with pytest.raises(Forbidden):
            scene.world.sees(who, queries.to_bind, [first], "x")
        with pytest.raises(Forbidden):
            scene.world.does(who, commands.bound, Merge(ids=(first,), note="x"), None)


def test_a_bound_document_has_at_most_fifty_pages(face, scene):
    order = scene.shipped()
    pdf = brought(face, document(25), "a.pdf", "application/pdf")
    ids = [hung(face, order, pdf)["id"] for _ in range(2)]
    reply = face.post("/api/evidence/merge", {"ids": ids, "note": "两份"})
    assert (reply.status_code, reply.json()["code"]) == (422, "too_many_pages")


def test_what_would_be_too_large_is_drawn_smaller_until_it_fits(monkeypatch):
    """Twelve pictures of a megabyte are more than ten: their sides are halved, and so on."""
    parts = [("image/jpeg", photo(900, 700, quality=95))] * 3
    sizes = [len(binder.bound("凭证", ["说明"], parts, *how)) for how in binder.SMALLER]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0] / 5


def test_long_words_are_broken_into_lines_and_pages():
    line = "说明" * 120 + "abc" * 40
    assert "".join(binder._broken(line)) == line
    assert max(len(part) for part in binder._broken("说" * 200)) == 51
    body = binder.bound("凭证", ["很长的说明"] * 120, [], 100, 0)
    with pikepdf.open(io.BytesIO(body)) as pdf:
        assert len(pdf.pages) == 3


def test_a_bound_document_counts_like_an_upload(face, scene):
    """The two hundred megabytes of a day are one person's, whatever they are made of."""
    order = scene.shipped()
    id = hung(face, order, brought(face, photo()))["id"]

    def fill(work):
        row = work.session.scalars(select(File)).first()
        row.size = A_DAY

    scene.world.does(SELLER, fill)
    reply = face.post("/api/evidence/merge", {"ids": [id], "note": "x"})
    assert (reply.status_code, reply.json()["code"]) == (429, "upload_quota")


def test_the_modules_above_ask_by_order(face, scene):
    order = scene.shipped()
    file = brought(face, photo())

    def above(work):
        facade.hang_all(work, order, "after_sales", "case-1", [file], "case", "开箱照片")
        facade.hang(work, order, "after_sales", "case-1", None, "resend", "圆通 YT1")

    scene.world.does(CLERK, above)
    told = scene.world.sees(CLERK, facade.of_order, order)
    assert [(c.kind, c.note, c.file) for c in told] == [
        ("case", "开箱照片", file),
        ("resend", "圆通 YT1", None),
    ]
    page = face.get("/api/evidence/of/after_sales/case-1").json()
    assert [i["kind"] for i in page["items"]] == ["resend", "case"]
    blob = Cabinet.beside(scene.world.store.path).read(file)
    assert told[0].sha256 == sha256(blob).hexdigest()


def test_the_kinds_are_told_in_both_languages(face):
    told = face.get("/api/evidence/choices").json()
    assert {"weight_photo", "carrier_weight", "label_photo"} <= {k["code"] for k in told["kinds"]}
    assert all(k["label_zh"] and k["label_en"] for k in told["kinds"])
