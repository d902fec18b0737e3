"""Who is told what, how loudly, and that nobody reads another's notices."""

from datetime import time

import pytest
from doors import found_a_shop, open_face
from msgspec.structs import replace
from world import at

from roost.kernel.data import outbox
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.actor import Actor, Party, system
from roost.modules.notices import facade, queries
from roost.modules.notices.rules import Level, Quiet, Reach, Setting, Sound, reach

NOON, NIGHT = at(2, 12), at(2, 23)


@pytest.fixture
def face(world):
    with open_face(world) as client:
        yield client


@pytest.fixture
def me(face):
    return found_a_shop(face)


def tell(world, me, **more):
    words = {
        "kind": "conversations.offline_message",
        "title": ("新的离线留言", "New offline message"),
        "text": "用户 3821:在吗",
        "link": "/conversations?tab=offline",
    }
    house = replace(system(me["shop"]["id"]), profile="douyin")
    world.does(house, lambda work: facade.tell(work, **(words | more)))


def unread(face):
    return face.get("/api/notices/", unread=True).json()


def test_a_notice_is_in_its_readers_list_until_it_is_read(world, face, me):
    tell(world, me, to=me["id"])
    [notice] = unread(face)["items"]
    assert (notice["title_zh"], notice["read"]) == ("新的离线留言", False)
    assert unread(face)["counts"] == {"unread": 1}
    assert face.post(f"/api/notices/{notice['id']}/read").json()["read"]
    assert unread(face) | {"now": ""} == {
        "items": [],
        "now": "",
        "next": None,
        "counts": {"unread": 0},
    }
    assert len(face.get("/api/notices/").json()["items"]) == 1


def test_nobody_reads_or_marks_the_notice_of_another(world, face, me):
    tell(world, me, to="somebody-else")
    assert face.get("/api/notices/").json()["items"] == []
    shop_id = me["shop"]["id"]
    other = Actor(Party.MERCHANT, "somebody-else", shop_id)
    [theirs] = world.sees(other, queries.mine, False, 10, None).items
    assert face.post(f"/api/notices/{theirs.id}/read").status_code == 404


@pytest.mark.proves("S2-04")
def test_every_way_of_telling_can_be_switched_on_and_off_and_is_kept(face, me):
    assert face.get("/api/notices/settings").json()["popup"] is True
    loud = {
        "popup": True,
        "phone": True,
        "sounds": {"urgent": {"on": True, "volume": 100}, "info": {"on": False, "volume": 10}},
        "quiet": {"on": True, "opens": "22:00:00", "closes": "08:00:00"},
    }
    assert face.put("/api/notices/settings", loud).status_code == 200
    kept = face.get("/api/notices/settings").json()
    assert (kept["sounds"], kept["quiet"]["on"]) == (loud["sounds"], True)
    assert face.put("/api/notices/settings", loud | {"volume": 3}).status_code == 422


@pytest.mark.proves("S2-04")
def test_sound_and_popup_follow_the_setting_of_their_level(world):
    loud = Setting()
    assert reach(loud, Level.WARN, NOON, on_duty=False) == Reach(True, True, False)
    silent = Setting(popup=False, sounds={Level.WARN: Sound(on=False)})
    assert reach(silent, Level.WARN, NOON, on_duty=True) == Reach(False, False, False)
    assert reach(silent, Level.URGENT, NOON, on_duty=True) == Reach(True, False, True)
    assert not reach(Setting(sounds={Level.INFO: Sound(volume=0)}), Level.INFO, NOON, False).sound


def phones(world):
    return [text for _, _, _, text in world.sees(NOBODY, outbox.recent)]


@pytest.mark.proves("S4-14")
def test_an_offline_message_rings_the_phone_of_who_is_on_duty(world, face, me):
    before = phones(world)
    tell(world, me, level="urgent", phone=True)
    assert [t for t in phones(world) if t not in before] == ["【归巢】新的离线留言 用户 3821:在吗"]


@pytest.mark.proves("S4-14")
def test_in_the_quiet_hours_the_notice_stands_in_the_list_and_no_phone_rings(world, face, me):
    quiet = Quiet(on=True, opens=time(20), closes=time(8))
    assert reach(Setting(quiet=quiet), Level.URGENT, NIGHT, on_duty=True) == Reach(
        False, False, False
    )
    assert reach(Setting(quiet=quiet), Level.URGENT, NOON, on_duty=True).phone
    body = {"quiet": {"on": True, "opens": "20:00:00", "closes": "08:00:00"}}
    face.put("/api/notices/settings", body)
    before = phones(world)
    tell(world, me, level="urgent", phone=True)
    assert phones(world) == before
    assert unread(face)["counts"] == {"unread": 1}
