"""Lifetimes on the machine's clock, and the token that only its owner knows."""

import pytest
from sqlalchemy import select
from world import OWNER

from roost.kernel.data import sessions
from roost.kernel.data.store import NOBODY


@pytest.fixture
def house(open_world):
    return open_world([])


def opened(world, face):
    return world.does(NOBODY, sessions.open_one, face, "shop-1", "owner")


def is_open(world, face, token):
    return world.sees(NOBODY, sessions.find, face, token) is not None


def used(world, token):
    world.does(NOBODY, sessions.touch, sessions.hashed(token))


@pytest.mark.parametrize("face", ["workbench", "platform"])
def test_an_idle_desk_is_closed_after_half_an_hour(house, face):
    token = opened(house, face)
    house.real_time_passes(minutes=30)
    assert is_open(house, face, token)
    house.real_time_passes(seconds=1)
    assert not is_open(house, face, token)


@pytest.mark.parametrize("face", ["workbench", "platform"])
def test_a_busy_desk_is_closed_after_twelve_hours(house, face):
    token = opened(house, face)
    for _ in range(24):
        used(house, token)
        house.real_time_passes(minutes=30)
    assert is_open(house, face, token)
    used(house, token)
    house.real_time_passes(seconds=1)
    assert not is_open(house, face, token)


def test_a_buyer_who_comes_back_within_thirty_days_stays(house):
    token = opened(house, "buyer")
    for _ in range(5):
        house.real_time_passes(days=30)
        assert is_open(house, "buyer", token)
        used(house, token)
    house.real_time_passes(days=30, seconds=1)
    assert not is_open(house, "buyer", token)


def test_business_time_ends_no_session(house):
    token = opened(house, "workbench")
    house.wait(days=400)
    assert is_open(house, "workbench", token)


def test_a_face_takes_only_its_own_sessions(house):
    token = opened(house, "workbench")
    assert not is_open(house, "platform", token)
    assert not is_open(house, "buyer", token)


def test_a_use_is_written_down_once_a_minute(house):
    token = opened(house, "workbench")

    def stale(look):
        return sessions.stale(sessions.find(look, "workbench", token), look.real)

    house.real_time_passes(seconds=59)
    assert not house.sees(NOBODY, stale)
    house.real_time_passes(seconds=1)
    assert house.sees(NOBODY, stale)


def test_ten_thousand_tokens_are_ten_thousand():
    def many(work):
        return {sessions.open_one(work, "buyer", "shop-1", "b") for _ in range(10_000)}

    class Nowhere:
        real = None

        class session:
            add = staticmethod(lambda _: None)

    tokens = many(Nowhere)
    assert len(tokens) == 10_000
    assert min(map(len, tokens)) >= 43  # 256 bits


def test_the_table_gives_nobody_a_session(house):
    token = opened(house, "workbench")
    rows = house.sees(NOBODY, lambda look: look.session.scalars(select(sessions.LoggedIn)).all())
    assert token not in repr([vars(r) for r in rows])
    assert not is_open(house, "workbench", rows[0].token_hash)


def test_who_is_sent_out_loses_every_session_but_the_one_named(house):
    tokens = [opened(house, "workbench") for _ in range(3)]
    keep = sessions.hashed(tokens[0])
    house.does(OWNER, sessions.end_all, "shop-1", "owner", keep)
    assert [is_open(house, "workbench", t) for t in tokens] == [True, False, False]


def test_the_open_sockets_of_an_ended_session_are_told(house):
    token = opened(house, "workbench")
    told = []
    house.store.bus = lambda collected: told.extend(p.to for p in collected.pushes)
    house.does(OWNER, sessions.end_all, "shop-1", "owner")
    assert told == [(f"session:{sessions.hashed(token)}",)]
