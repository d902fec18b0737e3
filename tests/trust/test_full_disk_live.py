"""R12, over the socket: while the disk is full words are refused aloud; nothing acked is lost."""

import pytest
from alone import alone
from trust.filling import REFUSED, filled

TIMES, TWIN_TIMES = 10, 3
pytestmark = pytest.mark.timeout(600)


def test_nothing_acked_is_lost_on_a_disk_that_is_full_again_and_again(tmp_path):
    found, trial = alone(filled(tmp_path, TIMES))
    assert found.intact == "ok"
    assert trial.felt == TIMES
    assert found.acked > TIMES
    assert (found.lost, found.twice) == (0, 0)
    assert (found.disordered, found.gaps, found.unheard) == ([], [], [])
    assert set(trial.refused()) <= set(REFUSED), "aloud, and with the reason"
    assert trial.seen.reads == {200}
    assert {status for status, _ in trial.seen.writes} == {503}
    assert {code for _, code in trial.seen.writes} <= set(REFUSED)
    assert {status for status, _ in trial.seen.health} == {503}
    assert {client.goodbyes[0] for client in trial.buyers} == {None}, "no line was ever broken"


def test_a_house_that_acks_what_the_disk_refused_is_caught(tmp_path):
    found, _ = alone(filled(tmp_path, TWIN_TIMES, "trust.twins.acked_all_the_same", lost))
    assert found.lost


def lost(found):
    return found.lost
