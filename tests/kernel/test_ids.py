"""Ids: 48 bits of chance each, asked from the system in bulk and never handed out twice."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from world import at

import roost
from roost.kernel.pure import ids

CHANCE = slice(-12, None)
MANY = 3 * ids._AT_ONCE + 7
FORK = """
import os
from datetime import UTC, datetime
from roost.kernel.pure.ids import new_id
new_id(datetime.now(UTC))
child = os.fork()
for _ in range(600):
    os.write(1, (new_id(datetime.now(UTC))[-12:] + "\\n").encode())
child and os.waitpid(child, 0)
"""


def test_the_chance_of_an_id_is_never_that_of_another_over_many_bulks():
    made = [ids.new_id(at(1)) for _ in range(MANY)]
    assert all(re.fullmatch(ids.PATTERN, one) for one in made)
    assert len({one[CHANCE] for one in made}) == MANY


def test_every_bit_of_the_chance_is_sometimes_on_and_sometimes_off():
    """Of 1,500 fair bits none has all alike but once in 10^450 runs."""
    chances = [int(ids.new_id(at(1))[CHANCE], 16) for _ in range(MANY)]
    on = [sum(chance >> bit & 1 for chance in chances) for bit in range(48)]
    assert 0 < min(on) <= max(on) < MANY


def test_a_bulk_is_not_the_one_before(monkeypatch):
    asked = []
    monkeypatch.setattr(ids, "_chances", [])
    monkeypatch.setattr(ids.os, "urandom", lambda n: asked.append(n) or bytes([len(asked)]) * n)
    made = [ids.new_id(at(1)) for _ in range(2 * ids._AT_ONCE)]
    assert asked == [6 * ids._AT_ONCE] * 2, "the system is asked once for many"
    assert {one[CHANCE] for one in made} == {"01" * 6, "02" * 6}


def test_threads_that_make_them_at_once_share_none():
    def some(_):
        return [ids.new_id(at(1))[CHANCE] for _ in range(MANY)]

    with ThreadPoolExecutor(4) as pool:
        made = [one for part in pool.map(some, range(4)) for one in part]
    assert len(set(made)) == len(made)


def test_a_forked_child_does_not_hand_out_its_parents_chances():
    env = {"PYTHONPATH": str(Path(roost.__file__).parent.parent)}
    command = [sys.executable, "-c", FORK]
    made = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
    lines = made.split()
    assert len(lines) == len(set(lines)) == 1_200
