"""Which edition judges a deed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, ValidationError
from world import OWNER, at

from roost.kernel.data import editions
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.policy import Edition, Policy, Row, RuleBook


class Limit(Struct, frozen=True):
    most: int


POLICY = Policy(
    "toy.limit", Limit, [Edition(at(2), Limit(1), "built in")], ("限额", "Limit"), by_shop=True
)
BOOK = RuleBook().plus(
    Row("toy.limit", at(4), {"most": 2}, "written", profile="kuaishou"),
    Row("toy.limit", at(6), {"most": 3}, "written"),
    Row("toy.limit", at(8), {"most": 4}, "written", profile="kuaishou", shop_id="shop-1"),
    Row("other.limit", at(1), {"most": 9}, "written"),
)


@pytest.mark.parametrize(
    ("day", "profile", "shop", "most", "edition"),
    [
        (2, None, None, 1, "toy.limit@2024-01-02"),
        (5, "douyin", None, 1, "toy.limit@2024-01-02"),
        (5, "kuaishou", "shop-1", 2, "toy.limit@2024-01-04/kuaishou"),
        (7, "douyin", None, 3, "toy.limit@2024-01-06"),
        (7, "kuaishou", None, 2, "toy.limit@2024-01-04/kuaishou"),
        (9, "kuaishou", "shop-1", 4, "toy.limit@2024-01-08/shop"),
        (9, "kuaishou", "shop-2", 2, "toy.limit@2024-01-04/kuaishou"),
        (9, "douyin", "shop-1", 3, "toy.limit@2024-01-06"),
    ],
)
@pytest.mark.proves("S0-45")
def test_the_narrower_edition_wins_and_then_the_later(day, profile, shop, most, edition):
    ruling = BOOK.of(POLICY, at(day), profile, shop)
    assert (ruling.rule.most, ruling.edition) == (most, edition)


def test_before_the_first_edition_there_is_no_rule():
    assert BOOK.of(POLICY, at(1)) is None
    with pytest.raises(LookupError, match=r"toy\.limit has no edition"):
        BOOK.rule(POLICY, at(1))


def test_a_book_is_never_changed():
    more = BOOK.plus(Row("toy.limit", at(9), {"most": 5}, "later"))
    assert (BOOK.version + 1, len(BOOK.rows) + 1) == (more.version, len(more.rows))
    assert BOOK.rule(POLICY, at(9)).most == 3


@given(st.lists(st.tuples(st.integers(2, 28), st.integers()), max_size=8), st.integers(2, 28))
def test_of_many_editions_the_last_in_force_judges(written, day):
    book = RuleBook().plus(*(Row("toy.limit", at(d), {"most": n}, "x") for d, n in written))
    expected = 1
    for since, most in sorted(written, key=lambda w: w[0]):
        if since <= day:
            expected = most
    assert book.rule(POLICY, at(day)).most == expected


@pytest.fixture
def toys(open_world):
    return open_world([Manifest(name="toy", policies=(POLICY,))])


def limit(look):
    ruling = look.rules.of(POLICY, look.moment)
    return ruling.rule.most, ruling.edition


@pytest.mark.proves("S4-39")
def test_a_deed_is_judged_by_the_edition_in_force_when_it_is_done(toys):
    """Announced on the 1st, in force from the 15th: until then the old one, then the new one."""
    toys.time.move_to(at(3))
    row = Row("toy.limit", at(15), {"most": 7}, "announcement 5")
    toys.does(OWNER, editions.add, row, at(3))
    toys.time.move_to(at(14, 23, 59))
    assert toys.does(OWNER, limit) == (1, "toy.limit@2024-01-02")
    toys.time.move_to(at(15))
    assert toys.does(OWNER, limit) == (7, "toy.limit@2024-01-15")
    late = toys.does(OWNER, lambda work: limit(work.dated(at(14))))
    assert late == (1, "toy.limit@2024-01-02")


def test_the_book_is_the_same_after_a_restart(toys):
    toys.does(OWNER, editions.add, Row("toy.limit", at(1), {"most": 7}, "x", "douyin"), at(1))
    before = toys.store.rules
    toys.store.rules = RuleBook()
    toys.sees(NOBODY, lambda look: editions.load(toys.store, look))
    assert toys.store.rules == before


@pytest.mark.parametrize("rule", [{"most": "7"}, {}, {"most": None}])
def test_a_rule_that_does_not_fit_its_policy_is_never_written(toys, rule):
    with pytest.raises(ValidationError):
        toys.does(OWNER, editions.add, Row("toy.limit", at(1), rule, "x"), at(1))
    assert toys.store.rules.rows == ()


def test_an_edition_of_a_deed_that_fails_is_not_in_the_book(toys):
    def fail(work):
        editions.add(work, Row("toy.limit", at(1), {"most": 7}, "x"), at(1))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        toys.does(OWNER, fail)
    assert toys.store.rules.rows == ()
