"""Business time: moved forward only, and sixty times as fast when it is asked to."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from world import at

from roost.kernel.pure.ids import new_id
from roost.kernel.pure.time import SECOND, BusinessTime, from_micros, micros, whole_second


class Watch:
    def __init__(self) -> None:
        self.real = at(2)
        self.time = BusinessTime(real=lambda: self.real)


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(-7200, 7200)),
        st.tuples(st.just("move"), st.integers(-86_400, 86_400)),
        st.tuples(st.just("run"), st.sampled_from([1, 2, 60])),
    ),
    max_size=30,
)


@given(MOVES)
def test_it_never_goes_back(moves):
    watch = Watch()
    last = watch.time.now()
    for what, by in moves:
        if what == "pass":
            watch.real += timedelta(seconds=by)
        elif what == "move":
            watch.time.move_to(last + timedelta(seconds=by))
        else:
            watch.time.run_at(by)
        assert watch.time.now() >= last
        last = watch.time.now()


def test_set_back_it_stands_still_and_set_forward_it_goes_along():
    watch = Watch()
    watch.time.move_to(at(5))
    watch.time.move_to(at(3))
    watch.real -= timedelta(hours=1)
    assert watch.time.now() == at(5)
    watch.real += timedelta(hours=2)
    assert watch.time.now() == at(5, 1)


def test_at_sixty_a_second_is_a_minute():
    watch = Watch()
    watch.time.run_at(60)
    watch.real += timedelta(seconds=60)
    assert watch.time.now() == at(2, 1)
    watch.time.run_at(1)
    watch.real += timedelta(seconds=60)
    assert watch.time.now() == at(2, 1, 1)


def test_what_it_runs_ahead_is_kept_over_a_restart():
    watch = Watch()
    watch.time.move_to(at(9))
    again = BusinessTime(real=lambda: watch.real, ahead=watch.time.ahead)
    assert again.now() == at(9)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_an_instant_is_kept_to_the_microsecond(instant):
    assert from_micros(micros(instant)) == instant


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_an_offered_instant_is_the_next_whole_second(instant):
    whole = whole_second(instant)
    assert whole.microsecond == 0
    assert timedelta() <= whole - instant < SECOND


def test_ids_sort_as_they_were_made():
    ids = [new_id(at(1)) for _ in range(100)] + [new_id(at(2))]
    assert ids == sorted(set(ids))
    assert {len(i) for i in ids} == {32}
