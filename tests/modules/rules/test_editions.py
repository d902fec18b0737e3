"""A rule is announced before it holds, and judges only what is done after (S4-39, S0-45)."""

from datetime import datetime, timedelta

import pytest
from msgspec import Struct
from msgspec.structs import replace
from world import OWNER, TEMP, at, buyer, merchant, referee

from roost.faces.installed import modules
from roost.kernel.data import editions
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.policy import Edition, Policy, Row
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound
from roost.modules.rules import commands, queries, views
from roost.modules.rules.commands import Publish
from roost.modules.rules.permissions import PUBLISH, VIEW


class Part(Struct, frozen=True):
    n: int

    def __post_init__(self) -> None:
        if self.n <= 0:
            raise ValueError("n: 须大于零 / It must be more than nothing")


class Patience(Struct, frozen=True):
    seconds: int
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if self.seconds <= 0:
            raise ValueError("seconds: 须大于零 / It must be more than nothing")


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


@pytest.mark.parametrize(
    ("rule", "pointer", "why"),
    [
        ({}, "/rule", "缺少 seconds"),
        ({"seconds": "soon"}, "/rule/seconds", "此处的值不符合规则的格式"),
        ({"seconds": 5, "parts": [{"n": "x"}]}, "/rule/parts/0/n", "此处的值不符合规则的格式"),
        ({"seconds": 5, "parts": [{"n": 0}]}, "/rule/parts/0/n", "须大于零"),
        ({"seconds": 0}, "/rule/seconds", "须大于零"),
    ],
)
def test_a_rule_that_does_not_fit_is_refused_at_the_very_field(world, rule, pointer, why):
    with pytest.raises(Invalid) as no:
        world.does(REFEREE, commands.publish, shorter(rule=rule))
    assert (no.value.code, no.value.pointer) == ("bad_rule", pointer)
    assert str(no.value) == f"规则内容不正确:{why}"
    assert no.value.params["why"].isascii()


def test_the_list_tells_what_holds_and_what_is_coming(world):
    world.does(REFEREE, commands.publish, shorter())
    cards = world.sees(REFEREE, queries.rule_list_of, "douyin").items
    assert [(c.rule["seconds"], c.state) for c in cards if c.policy == "toy.reply"] == [
        (180, "in_force"),
        (120, "coming"),
    ]


def test_each_edition_says_who_published_it_and_when(world):
    """B-03: the built-in ones are nobody's word, the others are somebody's."""
    world.does(referee(PUBLISH), commands.publish, shorter())
    world.wait(hours=1)
    world.does(replace(REFEREE, name="周岚"), commands.publish, shorter(since=at(6), profile=None))
    cards = world.sees(reader("douyin"), queries.rule_list).items
    told = [(c.by, c.who, c.published, c.since, c.state) for c in cards if c.policy == "toy.reply"]
    assert told == [
        ("built_in", "", None, at(1), "in_force"),
        ("platform", "referee", at(2, 12), at(4), "coming"),
        ("platform", "周岚", at(2, 13), at(6), "coming"),
    ]
    [signed] = {c.signature_zh for c in cards if c.by == "platform"}
    assert signed == "平台规则中心"
    world.wait_until(at(7))
    states = [c.state for c in world.sees(reader("douyin"), queries.rule_list).items]
    assert states.count("in_force") == 2  # the platform's own stays before everybody's


def test_a_clock_s_edition_is_told_by_its_name(world):
    world.does(REFEREE, commands.publish, shorter())
    world.does(REFEREE, commands.publish, shorter(since=at(4, 12), rule={"seconds": 90}))
    world.wait_until(at(5))
    name = "toy.reply@2024-01-04/douyin"
    for who in (reader("pinduoduo"), REFEREE):
        found = world.sees(who, queries.edition, name)
        assert (found.rule["seconds"], found.who, found.since) == (90, "referee", at(4, 12))
    assert world.sees(REFEREE, queries.edition, "toy.reply@2024-01-01/kuaishou").by == "built_in"
    for unknown in ("toy.reply@2024-01-09", "toy.nothing@2024-01-01", "", "@"):
        with pytest.raises(NotFound):
            world.sees(REFEREE, queries.edition, unknown)
    for nobody in (TEMP, referee("rules.other")):
        with pytest.raises(Forbidden):
            world.sees(nobody, queries.edition, name)


def test_an_edition_like_an_older_one_does_not_bring_the_older_one_back(world):
    """Back to 180 seconds: what is in force is the last edition, not the first of its kind."""
    world.does(REFEREE, commands.publish, shorter(since=at(3), profile=None))
    world.does(REFEREE, commands.publish, shorter(since=at(4), rule={"seconds": 180}, profile=None))
    world.wait_until(at(5))
    cards = world.sees(REFEREE, queries.rule_list_of, "douyin").items
    assert [c.state for c in cards if c.policy == "toy.reply"] == ["past", "past", "in_force"]


def test_the_shops_own_word_is_its_own(world):
    row = Row("toy.reply", at(3), {"seconds": 60}, "店铺设置", None, "shop-1")
    world.does(merchant("owner", VIEW), lambda work: editions.add(work, row, work.now).id)
    world.wait_until(at(4))
    mine = [c for c in world.sees(reader("douyin"), queries.rule_list).items if c.by == "shop"]
    assert [(c.who, c.state, c.signature_zh) for c in mine] == [("owner", "in_force", "")]
    other = world.sees(replace(reader("douyin"), shop_id="shop-2"), queries.rule_list).items
    assert [c for c in other if c.by == "shop"] == []


def test_buyers_read_the_signature_and_not_the_person(world):
    world.does(replace(REFEREE, name="周岚"), commands.publish, shorter())
    for face, ask, who in (
        (reader("douyin"), queries.announcements, "周岚"),
        (REFEREE, queries.all_announcements, "周岚"),
    ):
        [signed] = world.sees(face, lambda look, ask=ask: views.many_signed(look, ask(look)).items)
        assert (signed.who, signed.signature_zh) == (who, "平台规则中心")
    mine = replace(buyer(), profile="douyin")
    [plain] = world.sees(mine, lambda look: views.many(look, queries.announcements(look)).items)
    assert "周岚" not in str(plain)


def reader(profile):
    return replace(merchant("clerk", VIEW), profile=profile)
