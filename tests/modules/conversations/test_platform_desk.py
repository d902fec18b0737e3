"""A merchant asks the platform: any word, 转人工, a place in a long queue, an answer."""

from datetime import timedelta

import pytest
from doors import ORIGIN, OWNER_PHONE, Client, come_in, found_a_shop, hire, log_in, open_face
from world import World, merchant, referee

from roost.kernel.data.store import NOBODY
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.profile import Profile
from roost.modules.buyers import facade as buyers
from roost.modules.conversations import permissions, queries
from roost.modules.conversations.commands import asking, care, talk
from roost.modules.conversations.commands.care import StepBody
from roost.modules.conversations.views import platform_desk
from roost.modules.conversations.views.platform_desk import PlaceView
from roost.modules.routing import rules
from roost.modules.routing.commands import presence, settings
from roost.modules.routing.commands.presence import GoBody
from roost.modules.routing.commands.settings import CapacityBody
from roost.modules.shop import facade as shops
from roost.modules.staff import models as staff
from roost.modules.staff.states import Status

PATH = "/api/conversations/platform_desk"

# people in front, mean reception of the last hour in seconds, online → seconds (None: no time)
ESTIMATES = [
    (0, 300, 1, 0),
    (1, 300, 1, 300),
    (7, 300, 2, 1050),
    (12, 600, 1, 7200),
    (12, 600, 3, 2400),
    (5, 100, 3, 166),
    (3, 600, 0, None),
    (3, None, 2, None),
]


@pytest.mark.proves("S4-22")
@pytest.mark.parametrize(("ahead", "mean", "online", "seconds"), ESTIMATES)
def test_the_estimate_is_those_in_front_by_the_mean_reception_and_those_online(
    ahead, mean, online, seconds
):
    average = None if mean is None else timedelta(seconds=mean)
    found = rules.estimate(ahead, average, online)
    assert (None if found is None else found // timedelta(seconds=1)) == seconds


class PlatformDesk:
    """Shops that ask, and the platform's people at the desk of the platform's own shop."""

    def __init__(self, world: World) -> None:
        self.world, self.keys = world, 0
        self.shops = [
            world.does(
                NOBODY,
                lambda work, n=n: (
                    shops.add(work, f"小店{n}", Profile.DOUYIN, "店主", f"1390000000{n}", "-").id
                ),
            )
            for n in range(1, 5)
        ]

    def asker(self, n: int):
        person = merchant(f"staff-{n}", permissions.ASK, shop=self.shops[n - 1])
        return self.world.sees(person, queries.asker, person)

    def asks(self, n: int, text: str = "怎么申诉") -> None:
        self.keys += 1
        self.world.does(self.asker(n), lambda work: asking.enter(work) and None)
        self.world.does(self.asker(n), asking.ask, asking.Ask(f"k{self.keys}", text))

    def transfers(self, n: int):
        self.world.does(self.asker(n), lambda work: asking.to_person(work) and None)
        return self.sees(n)

    def sees(self, n: int) -> platform_desk.AskingView:
        return self.world.sees(
            self.asker(n), lambda look: platform_desk.asking(look, queries.my_thread(look))
        )

    def agent(self, who: str, capacity: int = 1):
        actor = merchant(who, shop="platform", owner=True)

        def sit(work):
            person = staff.Person(
                shop_id="platform",
                id=who,
                status=Status.AUTHORIZED,
                name=who,
                owner=False,
                im_access=True,
                joined=work.now,
            )
            work.session.add(person)
            work.session.flush()
            presence.agent_of(work, who)
            presence.connected(work, who)
            settings.set_my_capacity(work, CapacityBody(capacity))

        self.world.does(actor, sit)
        self.go(actor, "online")
        return actor

    def go(self, actor, to: str) -> None:
        self.world.does(actor, lambda work: presence.go(work, GoBody(to)) and None)

    def says(self, actor, n: int, text: str) -> None:
        self.keys += 1
        thread = self.world.sees(self.asker(n), queries.my_thread).id
        body = talk.SendBody(f"a{self.keys}", talk.Text(text))
        self.world.does(actor, talk.send, thread, body)

    def closes(self, actor, n: int) -> None:
        c = self.world.sees(self.asker(n), queries.of_buyer)
        self.world.does(actor, lambda work: care.close(work, c.id, StepBody()) and None)


@pytest.fixture
def desk(world: World) -> PlatformDesk:
    return PlatformDesk(world)


@pytest.mark.proves("S4-22")
def test_nobody_has_a_question_before_a_person_is_asked_for(desk):
    desk.agent("pat")
    desk.asks(1)
    seen = desk.sees(1)
    assert (seen.status, seen.may_transfer, seen.position) == ("bot", True, None)
    seen = desk.transfers(1)
    assert (seen.status, seen.agent_name, seen.place) == ("human", "pat", None)


@pytest.mark.proves("S4-22")
def test_the_place_moves_up_and_the_time_follows_the_last_hour(desk):
    pat = desk.agent("pat")
    for n in (1, 2, 3, 4):
        desk.asks(n)
        desk.transfers(n)
    assert desk.sees(4).position == 3
    assert desk.sees(4).place == PlaceView(2, None, 1)  # nobody has been received yet
    desk.world.wait(minutes=10)
    desk.closes(pat, 1)
    assert (desk.sees(2).status, desk.sees(3).position, desk.sees(4).position) == ("human", 1, 2)
    assert desk.sees(3).place == PlaceView(0, 0, 1)
    assert desk.sees(4).place == PlaceView(1, 600, 1)
    desk.world.wait(minutes=20)
    desk.closes(pat, 2)
    assert desk.sees(4).place == PlaceView(0, 0, 1)
    assert desk.sees(1).place == PlaceView(1, 900, 1)  # for one who would come now


@pytest.mark.proves("S4-22")
def test_with_nobody_online_there_is_a_place_and_no_time(desk):
    desk.asks(1)
    assert desk.sees(1).place == PlaceView(0, None, 0)
    seen = desk.transfers(1)
    assert (seen.status, seen.position, seen.place) == ("queued", 1, PlaceView(0, None, 0))
    desk.world.wait(hours=2)
    assert desk.sees(1).position == 1  # neither the silence nor a closed page takes it away
    desk.agent("pat")
    assert desk.sees(1).agent_name == "pat"


@pytest.mark.proves("S4-22")
def test_the_limit_of_the_platforms_people_holds(desk):
    desk.agent("pat", 2)
    for n in (1, 2, 3):
        desk.asks(n)
        desk.transfers(n)
    assert [desk.sees(n).status for n in (1, 2, 3)] == ["human", "human", "queued"]


@pytest.mark.proves("S4-22")
def test_the_reply_clock_begins_with_the_reception(desk):
    pat = desk.agent("pat")
    for n in (1, 2):
        desk.asks(n)
        desk.transfers(n)
    second = desk.world.sees(desk.asker(2), queries.of_buyer).id
    assert "reply" not in desk.world.due(pat, "conversations", second)
    desk.closes(pat, 1)
    assert "reply" in desk.world.due(pat, "conversations", second)


def test_the_platforms_referee_is_no_buyer_and_a_shop_asks_only_as_itself(desk):
    desk.asks(1)
    other = desk.world.sees(desk.asker(2), queries.my_thread)
    assert other is None
    assert desk.asker(1).id == desk.shops[0]
    assert not referee("staff.view").may(permissions.ASK)


@pytest.fixture
def faces(world: World):
    with open_face(world) as shop, open_face(world, "platform") as console:
        found_a_shop(shop)
        log_in(console, OWNER_PHONE)
        hire(world, console, "13800000077", "conversations.view", "conversations.reply")
        with open_face(world, "platform") as pat:
            come_in(world, pat, "13800000077")
            yield shop, pat


def ask(shop: Client, text: str, key: str) -> None:
    said = shop.post(f"{PATH}/messages", {"client_id": key, "text": text})
    assert said.status_code == 201, said.text


@pytest.mark.proves("S4-22")
def test_a_question_goes_over_the_doors_and_comes_back_answered(faces):
    shop, pat = faces
    assert shop.post(f"{PATH}/enter").json()["status"] is None
    refused = shop.post(f"{PATH}/to_person")
    assert (refused.status_code, refused.json()["code"]) == (409, "ask_first")
    ask(shop, "保证金怎么退", "k1")
    assert shop.post(f"{PATH}/to_person").json()["position"] == 1
    assert shop.get(PATH).json()["place"] == {"ahead": 0, "estimate_seconds": None, "online": 0}
    assert pat.get("/p/api/home/routing/me").json() is None
    assert pat.post("/p/api/home/routing/me/presence", {"to": "online"}).status_code == 200
    [head] = pat.get("/p/api/home/conversations/", tab="mine").json()["items"]
    assert head["buyer"]["name"] == "归巢小店"
    path = f"/p/api/home/conversations/threads/{head['thread']}/messages"
    answer = {"client_id": "a1", "body": {"kind": "text", "text": "三个工作日内退回"}}
    assert pat.post(path, answer).status_code == 201
    shown = shop.get(f"{PATH}/messages").json()["items"]
    assert [m["from"]["party"] for m in shown] == ["buyer", "system", "merchant"]
    assert shop.get(PATH).json()["unread"] == 2
    assert shop.post(f"{PATH}/read", {"seq": 3}).status_code == 204
    assert pat.post(f"/p/api/home/conversations/{head['id']}/close", {}).status_code == 200
    assert shop.get(PATH).json()["status"] == "closed"
    assert shop.get("/api/conversations/", tab="all").json()["items"] == []


@pytest.mark.proves("S4-22")
def test_the_platforms_people_hear_their_desk_at_a_socket_of_its_own(faces):
    shop, pat = faces
    pat.post("/p/api/home/routing/me/presence", {"to": "online"})
    ask(shop, "在吗", "k1")
    shop.post(f"{PATH}/to_person")
    [head] = pat.get("/p/api/home/conversations/", tab="mine").json()["items"]
    with pat.http.websocket_connect("/p/api/home/live", headers={"Origin": ORIGIN}) as socket:
        assert socket.receive_json()["t"] == "ready"
        body = {"kind": "text", "text": "您好"}
        socket.send_json({"t": "send", "client_id": "a1", "thread": head["thread"], "body": body})
        heard = socket.receive_json()
        assert (heard["t"], heard["seq"]) == ("ack", 3)
    assert shop.get(f"{PATH}/messages").json()["items"][-1]["body"] == {"text": "您好"}


@pytest.fixture
def woken(desk, monkeypatch):
    """Which shops are told to ask again, since it was looked at last."""
    told = []
    monkeypatch.setattr(desk.world.store, "bus", told.append)

    def since():
        wakes = [w for collected in told for w in collected.wakes.values()]
        told.clear()
        mine = {w.shop_id for w in wakes if w.module == "platform_desk"}
        assert {w.merchant for w in wakes if w.shop_id in mine} <= {permissions.ASK.code}
        return {desk.shops.index(id) + 1 for id in mine}

    return since


@pytest.mark.proves("S4-22")
def test_whoever_asks_is_woken_by_every_word_and_every_place_that_moves_up(desk, woken):
    pat = desk.agent("pat")
    desk.asks(1)
    assert woken() == {1}
    desk.transfers(1)
    for n in (2, 3):
        desk.asks(n)
        desk.transfers(n)
    woken()
    desk.says(pat, 1, "您好")
    assert woken() == {1}
    desk.asks(3, "还在吗")
    assert woken() == {3}
    desk.closes(pat, 1)
    assert woken() == {1, 2, 3}  # the first is over, the second received, the third moved up
    desk.go(pat, "busy")
    assert woken() == {3}  # who waits sees how many are there


def test_a_shops_own_reception_wakes_nobody_elsewhere(desk, woken):
    person = merchant("owner", shop=desk.shops[0], owner=True)
    buyer = desk.world.does(person, buyers.guest)
    guest = Actor(Party.BUYER, buyer, desk.shops[0], "访客")
    body = talk.SendBody("c1", talk.Text("在吗"))
    desk.world.does(guest, talk.send_own, body)
    assert woken() == set()
