"""A new edition of a rule: announced first, in force later, never for what was done before."""

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
        raise Invalid(f"规则内容不完整:{error}", "bad_rule", "/rule") from error
    announced = Announcement(
        id=work.new_id(),
        policy=data.policy,
        profile=data.profile or "",
        published=work.now,
        since=data.since,
        title=row.source,
        text=clean(data.text, 5_000, "/text"),
        edition=f"{data.policy}@{local(data.since):%Y-%m-%d}",
    )
    work.session.add(announced)
    work.tell(Published(at=work.now, shop_id=work.shop_id, thing=announced.id, policy=data.policy))
    return announced
