"""R1, R13: an acked message is never lost, doubled or out of order, however the server ends."""

import signal
from collections import Counter

import pytest
from alone import alone
from trust.reception import kill_loop

KILLS, STOPS, TWIN_KILLS = 25, 10, 15
RESTART, BROKEN = 1012, 1006  # "service restart": come again, and go on where you were
pytestmark = pytest.mark.timeout(600)


def test_nothing_acked_is_lost_doubled_or_disordered_over_25_kills(tmp_path):
    found = alone(kill_loop(tmp_path, KILLS))
    assert found.intact == "ok"
    assert found.acked > KILLS
    assert (found.lost, found.twice) == (0, 0)
    assert (found.disordered, found.gaps, found.unheard) == ([], [], [])


def test_a_server_told_to_stop_ends_what_it_began_and_tells_every_socket_to_come_again(tmp_path):
    found = alone(kill_loop(tmp_path, STOPS, sign=signal.SIGTERM))
    assert found.intact == "ok"
    assert found.acked > STOPS
    assert (found.lost, found.twice) == (0, 0)
    assert (found.disordered, found.gaps, found.unheard) == ([], [], [])
    told = Counter(found.goodbyes)
    assert told[RESTART] > STOPS
    # None: the client had nothing more to say. A line that was just being opened may break off.
    assert set(told) <= {RESTART, BROKEN, None}
    assert told[BROKEN] < STOPS


def caught(folder, entry, fault):
    return fault(alone(kill_loop(folder, TWIN_KILLS, entry, fault)))


def test_a_server_that_acks_before_it_commits_is_caught(tmp_path):
    assert caught(tmp_path, "trust.twins.ack_before_commit", lambda found: found.lost)


def test_a_server_that_forgets_its_keys_is_caught(tmp_path):
    assert caught(tmp_path, "trust.twins.no_memory_of_keys", lambda found: found.twice)
