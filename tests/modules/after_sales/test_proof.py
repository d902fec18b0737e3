"""What is shown in a case hangs on its order from that moment."""

import pytest
from modules.after_sales.scene import CLERK, PHOTO, REFEREE, SNAP, ZTO, Desk
from modules.orders.scene import SELLER
from world import merchant

from roost.kernel.data import files
from roost.kernel.data.pictures import Redrawn
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.after_sales.commands import handling, ruling
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.evidence import facade as evidence
from roost.modules.parcels import commands as parcels
from roost.modules.parcels import facade as sent
from roost.modules.parcels import permissions


def hung(desk: Desk, case: str) -> list[tuple[str, str, str | None]]:
    found = desk.world.sees(SELLER, evidence.of_order, desk.read(case).order_id)
    assert {c.thing for c in found} <= {case}
    return [(c.kind, c.note, c.file) for c in found]


def test_what_both_sides_show_hangs_on_the_order(desk: Desk):
    case = desk.case()
    asked = ruling.Intervene(files=(SNAP,), note="没有收到")
    desk.world.does(desk.buyer, ruling.intervene, case, asked)
    desk.step(case, "request_evidence", REFEREE)
    shown = ruling.Evidence(files=(PHOTO,), items={"ship_weight": PHOTO}, note="称重一致")
    desk.world.does(CLERK, ruling.submit_evidence, case, shown)
    assert hung(desk, case) == [
        ("case", "没有收到", SNAP),
        ("case", "称重一致", PHOTO),
        ("weight_photo", "称重一致", PHOTO),
    ]


def test_what_the_list_of_proof_does_not_have_is_refused(desk: Desk):
    case = desk.case()
    desk.world.does(desk.buyer, ruling.intervene, case, ruling.Intervene(files=(SNAP,)))
    desk.step(case, "request_evidence", REFEREE)
    shown = ruling.Evidence(items={"ship_weight": PHOTO, "<svg onload=x()>": PHOTO})
    with pytest.raises(Invalid, match="凭证清单里没有这一项") as no:
        desk.world.does(CLERK, ruling.submit_evidence, case, shown)
    assert (no.value.code, no.value.pointer) == ("unknown_proof", "/items")
    assert hung(desk, case) == [("case", "", SNAP)]


def test_the_photographs_of_an_inspection_hang_on_the_order(desk: Desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    desk.send_back(case)
    desk.inspect(case, "faulty")
    assert hung(desk, case) == [("inspection", "", PHOTO)]


def test_the_waybill_of_what_is_sent_again_hangs_on_the_order(desk: Desk):
    case = desk.case(Kind.RESEND)
    desk.agree(case)
    body = handling.Ship(waybill="YT2000000001", carrier="圆通", files=(PHOTO,))
    desk.world.does(CLERK, handling.ship, case, body)
    said = "圆通 YT2000000001"
    assert hung(desk, case) == [("resend", said, None), ("resend", said, PHOTO)]


def test_the_platforms_own_files_hang_there_too(desk: Desk):
    case = desk.case()

    def put_in(work):
        drawn = Redrawn("picture", "image/webp", b"y")
        files.add(work, "c" * 32, "平台.jpg", 9, drawn)

    desk.world.does(REFEREE, put_in)
    body = ruling.Intervene(files=("c" * 32,), note="平台介入")
    desk.world.does(REFEREE, ruling.intervene, case, body)
    [item] = desk.world.sees(SELLER, evidence.of_order, desk.read(case).order_id)
    assert (item.file, item.file_shop) == ("c" * 32, "platform")


def test_a_parcel_is_weighed_before_anybody_complains(desk: Desk):
    order = desk.shipped()
    [parcel] = desk.world.sees(SELLER, sent.of_order, order)
    packer = merchant("clerk", permissions.PROVE)
    photos = parcels.Photos(files=(PHOTO,), kind="weight_photo")
    desk.world.does(packer, parcels.prove, parcel.id, photos)
    [item] = desk.world.sees(SELLER, evidence.of_order, order)
    assert (item.module, item.thing, item.kind) == ("parcels", parcel.id, "weight_photo")
    assert item.note.endswith(ZTO)
    with pytest.raises(Forbidden):
        desk.world.does(CLERK, parcels.prove, parcel.id, photos)
    strange = parcels.Photos(files=(SNAP,), kind="weight_photo")
    with pytest.raises(Invalid):
        desk.world.does(packer, parcels.prove, parcel.id, strange)
