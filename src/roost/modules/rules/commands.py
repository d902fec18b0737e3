"""A new edition of a rule: announced first, in force later, never for what was done before."""

import re
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta, ValidationError

from roost.kernel.data import editions
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.policy import Row
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import local

from .events import Published
from .models import Announcement
from .permissions import PUBLISH

OWN = re.compile(r"(?P<field>[\w/]+): (?P<zh>.+) / (?P<en>.+)")
MISSING = re.compile(r"missing required field `(\w+)`")


class Publish(Body, frozen=True):
    """`rule` has the fields of the policy's own struct; `since` lies after now (S4-39)."""

    policy: str
    since: datetime
    rule: dict[str, Any]
    title: Annotated[str, Meta(max_length=200)]
    text: Annotated[str, Meta(max_length=20_000)]
    profile: Profile | None = None


def publish(work: Work, data: Publish) -> Announcement:
    work.actor.need(PUBLISH)
    if data.policy not in work.declared.policies:
        raise Invalid("没有这条规则", "unknown_policy", "/policy")
    if data.since.tzinfo is None or data.since <= work.now:
        raise Invalid("生效时间须晚于发布时间,公告须先于生效日发布", "since_too_early", "/since")
    row = Row(data.policy, data.since, data.rule, clean(data.title, 60, "/title"), data.profile)
    try:
        editions.add(work, row, published=work.now)
    except ValidationError as error:
        raise _unfit(str(error)) from error
    announced = Announcement(
        id=work.new_id(),
        policy=data.policy,
        profile=data.profile or "",
        published=work.now,
        since=data.since,
        title=row.source,
        text=clean(data.text, 5_000, "/text"),
        edition=f"{data.policy}@{local(data.since):%Y-%m-%d}",
        who_name=work.actor.name,
    )
    work.session.add(announced)
    work.tell(Published(at=work.now, shop_id=work.shop_id, thing=announced.id, policy=data.policy))
    return announced


def _unfit(told: str) -> Invalid:
    """With a pointer to the very field: `$.rounds[0].opens` is /rule/rounds/0/opens.

    What a policy refuses of itself reads `field: 中文 / English`; what the kinds of its fields
    refuse is not for people.
    """
    why, _, path = told.partition(" - at `$")
    place = re.findall(r"\w+", path)
    if own := OWN.fullmatch(why):
        place += own["field"].split("/")
        zh, en = own["zh"], own["en"]
    elif missing := MISSING.search(why):
        zh, en = f"缺少 {missing[1]}", f"{missing[1]} is missing"
    else:
        zh, en = "此处的值不符合规则的格式", "this value does not fit"
    pointer = "/".join(("/rule", *place))
    return Invalid(f"规则内容不正确:{zh}", "bad_rule", pointer, why=en)
