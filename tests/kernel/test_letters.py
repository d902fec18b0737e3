"""What cannot be done is shown, and can be tried again; how late the bell is can be asked."""

from datetime import timedelta

import pytest
from kernel.toy import MANIFEST, notes, ping
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from world import OWNER, RIVAL, referee

from roost.kernel.data import bell
from roost.kernel.data.later import LIVES, Later, dead_letters, revive
from roost.kernel.pure.refusal import NotFound


@pytest.fixture
def toys(open_world):
    return open_world([MANIFEST])


def given_up(world):
    world.does(OWNER, ping, "a", "poison")
    world.wait(minutes=5)
    [letter] = world.sees(OWNER, dead_letters)
    return letter


def test_a_dead_letter_is_shown_to_its_shop_and_to_the_platform(toys):
    letter = given_up(toys)
    assert (letter.kind, letter.thing, letter.error) == (
        "toy.write_down",
        "a",
        "ValueError('poison')",
    )
    assert toys.sees(RIVAL, dead_letters) == []
    assert toys.sees(referee(), dead_letters) == [letter]


def test_a_dead_letter_is_tried_again_when_somebody_says_so(toys):
    letter = given_up(toys)
    with pytest.raises(NotFound):
        toys.does(RIVAL, revive, letter.seq)
    healed = update(Later).values(payload={**payload(toys), "text": "healed"})
    toys.does(OWNER, lambda work: work.session.execute(healed))
    toys.does(OWNER, revive, letter.seq)
    toys.wait()
    assert toys.sees(OWNER, notes) == ["healed"]
    assert toys.sees(OWNER, dead_letters) == []


def payload(world):
    return world.sees(OWNER, lambda look: look.session.scalar(select(Later.payload)))


def test_the_bell_knows_how_late_it_is(toys):
    assert toys.sees(OWNER, bell.lateness) == timedelta()
    toys.does(OWNER, ping, "a", "one")
    toys.time.move_to(toys.now + timedelta(minutes=3))
    assert toys.sees(OWNER, bell.lateness) == timedelta(minutes=3)
    toys.wait()
    assert toys.sees(OWNER, bell.lateness) == timedelta()


def test_what_fails_only_at_the_commit_holds_up_nobody_else(toys):
    for thing, text in (("a", "one"), ("b", "dangling"), ("c", "two")):
        toys.does(OWNER, ping, thing, text)
    with pytest.raises(IntegrityError):
        bell.ring(toys.store)
    assert toys.sees(OWNER, notes) == []
    assert bell.ring_singly(toys.store) == 3
    assert toys.sees(OWNER, notes) == ["one", "two"]
    for _ in range(LIVES):
        toys.time.move_to(toys.now + timedelta(minutes=5))
        bell.ring_singly(toys.store)
    [letter] = toys.sees(OWNER, dead_letters)
    assert "FOREIGN KEY" in letter.error
    assert bell.ring(toys.store) == 0
