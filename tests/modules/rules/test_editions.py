"""A rule is announced before it holds, and judges only what is done after (S4-39, S0-45)."""

from datetime import datetime, timedelta

import pytest
from msgspec import Struct
from world import OWNER, TEMP, at, buyer, merchant, referee

from roost.faces.installed import modules
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.rules import commands, queries, views
from roost.modules.rules.commands import Publish
from roost.modules.rules.permissions import PUBLISH, VIEW


class Patience(Struct, frozen=True):
    seconds: int


REPLY = Policy(
    "toy.reply",
    Patience,
    [Edition(at(1), Patience(180), "built in"), Edition(at(1), Patience(300), "k", "kuaishou")],
    labels=("回复时限", "Reply limit"),
)
REFEREE = referee()


@pytest.fixture
def world(open_world):
    rules = [m for m in modules() if m.name == "rules"]
    return open_world([*rules, Manifest(name="toy", policies=(REPLY,))], at(2, 12))


def shorter(**fields):
    plain = {
        "policy": "toy.reply",
        "since": at(4),
        "rule": {"seconds": 120},
        "title": "回复时限调整",
        "text": "自一月四日起,回复时限改为120秒。",
        "profile": Profile.DOUYIN,
    }
    return Publish(**(plain | fields))


def seconds(world, moment, profile):
    return world.sees(OWNER, lambda look: look.rules.rule(REPLY, moment, profile).seconds)


@pytest.mark.proves("S4-39")
def test_a_deed_before_the_effective_date_follows_the_old_rule_and_one_after_it_the_new(world):
    world.does(REFEREE, commands.publish, shorter())
    world.wait_until(at(10))
    assert seconds(world, at(4) - timedelta(microseconds=1), "douyin") == 180
    assert seconds(world, at(4), "douyin") == 120
    assert seconds(world, at(4), "pinduoduo") == 180


@pytest.mark.proves("S4-39")
@pytest.mark.parametrize("since", [at(2, 12), at(1), datetime(2024, 1, 9)])
def test_what_is_not_announced_before_it_holds_is_refused(world, since):
    with pytest.raises(Invalid, match="公告须先于生效日发布"):
        world.does(REFEREE, commands.publish, shorter(since=since))


@pytest.mark.proves("S4-39")
def test_the_announcement_is_read_by_merchants_and_buyers_of_that_platform_only(world):
    world.does(REFEREE, commands.publish, shorter(profile=Profile.KUAISHOU))

    def read(actor, profile):
        def ask(look):
            look.become(
                type(actor)(
                    **{f: getattr(actor, f) for f in actor.__struct_fields__} | {"profile": profile}
                )
            )
            return views.many(look, queries.announcements(look)).items

        return world.sees(actor, ask)

    [announced] = read(buyer(), "kuaishou")
    assert (announced.signature_zh, announced.title) == ("快手店官方", "回复时限调整")
    assert announced.published < announced.since
    assert [a.id for a in read(merchant("clerk", VIEW), "kuaishou")] == [announced.id]
    assert read(buyer(), "douyin") == []


@pytest.mark.proves("S0-45")
def test_one_core_and_the_platform_s_own_numbers_beside_it(world):
    assert seconds(world, at(2), "kuaishou") == 300
    assert seconds(world, at(2), "tmall") == 180


def test_only_the_platform_writes_rules(world):
    for actor in (OWNER, TEMP, buyer(), referee("rules.other")):
        with pytest.raises(Forbidden):
            world.does(actor, commands.publish, shorter())
    assert world.does(referee(PUBLISH), commands.publish, shorter()).id


def test_a_rule_that_does_not_fit_its_policy_takes_nothing(world):
    for wrong in ({}, {"seconds": "soon"}):
        with pytest.raises(Invalid):
            world.does(REFEREE, commands.publish, shorter(rule=wrong))
    with pytest.raises(Invalid):
        world.does(REFEREE, commands.publish, shorter(policy="toy.unknown"))
    assert world.sees(REFEREE, queries.all_announcements) == []


def test_the_list_tells_what_holds_and_what_is_coming(world):
    world.does(REFEREE, commands.publish, shorter())
    cards = world.sees(REFEREE, queries.rule_list_of, "douyin").items
    assert [(c.rule["seconds"], c.state) for c in cards if c.policy == "toy.reply"] == [
        (180, "in_force"),
        (120, "coming"),
    ]
