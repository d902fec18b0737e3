"""The shop's own texts on returns, service and warranty: versions with a day they begin (S4-03)."""

from datetime import datetime

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from .. import queries
from ..models import ServiceRule
from ..permissions import EDIT
from ..rules import Kind
from .settings import tell

LONG = 5_000


class NewVersion(Body, frozen=True):
    """Without `since` it begins at once; it never begins in the past."""

    kind: Kind
    text: str
    since: datetime | None = None


def publish(work: Work, data: NewVersion) -> ServiceRule:
    work.actor.need(EDIT)
    since = data.since or work.now
    if since.tzinfo is None or since < work.now:
        raise Invalid("生效时间不能早于现在", "since_too_early", "/since")
    version = ServiceRule(
        shop_id=work.shop_id,
        id=work.new_id(),
        kind=data.kind,
        number=queries.last_number(work, data.kind) + 1,
        text=clean(data.text, LONG, "/text"),
        published=work.now,
        since=since,
        who=work.actor.name,
    )
    work.session.add(version)
    told = {"kind": data.kind, "number": version.number, "since": since.isoformat()}
    audit.record(work, "shop.service_rule_published", version.id, told)
    tell(work, version.id, "service_rule")
    return version
