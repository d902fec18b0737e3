"""Who hears what: each socket once, whatever it is known under."""

import pytest
from world import buyer, merchant

from roost.kernel.web.live import Hub, Socket

THREAD, OTHER = "thread:shop-1:a", "thread:shop-1:b"


class Screen:
    def __init__(self, hub, actor):
        self.heard = []
        self.socket = Socket("workbench", actor, f"session-{id(self)}", self._send)
        hub.join(self.socket)

    async def _send(self, message):
        self.heard.append(message["text"])


@pytest.fixture
def hub():
    return Hub(None)


@pytest.fixture
def amy(hub):
    return Screen(hub, merchant("amy"))


def test_a_socket_under_two_of_the_keys_hears_it_once(hub, amy):
    hub.follow(amy.socket, THREAD)
    hub.deliver((amy.socket.key, THREAD, THREAD, f"session:{amy.socket.session}"), b"word")
    assert amy.heard == ["word"]


def test_all_screens_of_a_person_hear_it_but_the_one_it_came_from(hub, amy):
    second, ben = Screen(hub, merchant("ben")), Screen(hub, merchant("amy"))
    hub.deliver((amy.socket.key,), b"word", but=amy.socket)
    assert (amy.heard, ben.heard, second.heard) == ([], ["word"], [])


def test_who_follows_a_thread_hears_it_until_he_follows_another(hub, amy):
    hub.follow(amy.socket, THREAD)
    hub.deliver((THREAD,), b"one")
    hub.follow(amy.socket, OTHER)
    hub.deliver((THREAD,), b"two")
    hub.deliver((OTHER,), b"three")
    assert amy.heard == ["one", "three"]
    assert (hub.online(THREAD), hub.online(OTHER)) == (False, True)


def test_following_the_same_again_is_still_hearing_it_once(hub, amy):
    hub.follow(amy.socket, THREAD)
    hub.follow(amy.socket, THREAD)
    hub.deliver((THREAD,), b"word")
    hub.follow(amy.socket, None)
    hub.deliver((THREAD,), b"no more")
    assert amy.heard == ["word"]
    assert hub.online(amy.socket.key), "his own words still reach him"


def test_one_who_stops_following_takes_nothing_from_another(hub, amy):
    ben = Screen(hub, merchant("ben"))
    for screen in (amy, ben):
        hub.follow(screen.socket, THREAD)
    hub.follow(amy.socket, None)
    hub.deliver((THREAD,), b"word")
    assert (amy.heard, ben.heard) == ([], ["word"])


def test_who_left_is_nowhere_any_more_and_leaves_only_once(hub, amy):
    left = []
    hub.left.append(left.append)
    hub.follow(amy.socket, THREAD)
    hub.leave(amy.socket)
    hub.leave(amy.socket)
    hub.deliver((amy.socket.key, THREAD, f"session:{amy.socket.session}"), b"word")
    assert (amy.heard, left, hub.sockets) == ([], [amy.socket], {})


def test_nobody_of_another_party_or_shop_shares_a_key(hub, amy):
    others = [Screen(hub, buyer("amy")), Screen(hub, merchant("amy", shop="shop-2"))]
    hub.deliver((amy.socket.key,), b"word")
    assert [screen.heard for screen in others] == [[], []]
