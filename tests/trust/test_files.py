"""A file is read only by whom it is for (promises 4.3)."""

import pytest
from kernel.toy_doors import Face, identify
from trust.problems import is_problem
from trust.uploads import photo

from roost.kernel.data import files
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.manifest import Manifest

# Who may read.


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """The same records from three sides."""
    path = tmp_path_factory.mktemp("three") / "roost.db"

    def platform(look, row):
        return Actor(Party.PLATFORM, row.subject, "platform", owner=True)

    who = {"workbench": identify, "buyer": identify, "platform": platform}
    module = Manifest(name="toy", identify=who)
    faces = {name: Face(path, name, [module]) for name in who}
    yield faces
    for face in faces.values():
        face.close()


def put(face, who, prefix, shop="shop-1"):
    face.login(who, shop)
    part = {"data": ("x.jpg", photo(), "image/jpeg")}
    return face.ask("POST", f"{prefix}/files", files=part).json()


def test_a_buyers_file_is_read_by_himself_and_the_shop_and_nobody_else(three):
    told = put(three["buyer"], "buyer-1", "/b/api")
    id, bare = told["id"], f"/b/api/files/{told['id']}"
    assert three["buyer"].ask("GET", bare).status_code == 200
    three["workbench"].login("clerk")
    assert three["workbench"].ask("GET", f"/api/files/{id}").status_code == 200
    three["buyer"].login("buyer-2")
    for path in (bare, f"{bare}?thumb=true", told["url"], told["thumb_url"]):
        is_problem(three["buyer"].ask("GET", path), 404)
        partly = three["buyer"].ask("GET", path, headers={"Range": "bytes=0-9"})
        is_problem(partly, 404)
    three["workbench"].login("rival", "shop-2")
    for path in (f"/api/files/{id}", told["url"].replace("/b/api", "/api")):
        is_problem(three["workbench"].ask("GET", path), 404)
    three["platform"].login("referee", "platform")
    is_problem(three["platform"].ask("GET", f"/p/api/files/{id}"), 404)


def linked(face, actor, told, shop):
    return face.world.sees(actor, lambda look: files.link(look, told["id"], shop))


def test_a_link_opens_a_file_to_the_one_for_whom_it_was_made(three):
    told = put(three["workbench"], "clerk", "/api")
    buyer = Actor(Party.BUYER, "buyer-1", "shop-1")
    url = linked(three["buyer"], buyer, told, "shop-1")
    three["buyer"].login("buyer-1")
    assert three["buyer"].ask("GET", url).status_code == 200
    three["buyer"].login("buyer-2")
    is_problem(three["buyer"].ask("GET", url), 404)
    other = put(three["workbench"], "clerk", "/api")
    three["buyer"].login("buyer-1")
    is_problem(three["buyer"].ask("GET", url.replace(told["id"], other["id"])), 404)
    is_problem(three["buyer"].ask("GET", url.replace("shop=shop-1", "shop=shop-2")), 404)
    for place in range(url.index("key=") + 4, len(url), 7):
        changed = url[:place] + ("0" if url[place] != "0" else "1") + url[place + 1 :]
        is_problem(three["buyer"].ask("GET", changed), 404)


def test_a_link_is_good_for_a_day_and_not_for_two(three):
    told = put(three["workbench"], "clerk", "/api")
    buyer = three["buyer"]
    url = linked(buyer, Actor(Party.BUYER, "buyer-1", "shop-1"), told, "shop-1")
    buyer.login("buyer-1")
    buyer.world.real_time_passes(hours=24)
    assert buyer.ask("GET", url).status_code == 200
    buyer.world.real_time_passes(hours=24)
    is_problem(buyer.ask("GET", url), 404)


def test_the_platforms_file_is_shown_to_a_shop_by_link_alone(three):
    told = put(three["platform"], "referee", "/p/api", "platform")
    three["workbench"].login("clerk")
    is_problem(three["workbench"].ask("GET", f"/api/files/{told['id']}"), 404)
    clerk = Actor(Party.MERCHANT, "clerk", "shop-1")
    url = linked(three["workbench"], clerk, told, "platform")
    assert three["workbench"].ask("GET", url).status_code == 200


def test_nobody_hangs_up_what_another_has_put_in(three):
    told = put(three["buyer"], "buyer-1", "/b/api")

    def claim(actor, *ids, most=3):
        return three["buyer"].world.sees(actor, files.claim, list(ids), most)

    mine = Actor(Party.BUYER, "buyer-1", "shop-1")
    assert [f.id for f in claim(mine, told["id"])] == [told["id"]]
    assert claim(mine) == []
    others = [
        (Actor(Party.BUYER, "buyer-2", "shop-1"), [told["id"]]),
        (Actor(Party.BUYER, "buyer-1", "shop-2"), [told["id"]]),
        (Actor(Party.MERCHANT, "clerk", "shop-1"), [told["id"]]),
        (mine, ["0" * 32]),
        (mine, [told["id"], told["id"]]),
        (mine, [told["id"]] * 4),
    ]
    for who, ids in others:
        with pytest.raises(files.Invalid):
            claim(who, *ids)
