"""An export of the list, of one shop or of the platform (S1-23, S1-24)."""

from typing import Final

from roost.kernel.data import exported
from roost.kernel.data.exported import Export, Sheet
from roost.kernel.data.work import Work
from roost.modules.audit import facade as audit

from ..policies import EXPORT as RULE
from ..queries import exports as queries
from ..queries.exports import DESK, DESK_HEAD, HEAD, OWN, AnyAsked, Asked, DeskAsked

TITLE: Final = "服务请求"
READ: Final = (queries.count, queries.rows, queries.notes)
SHEETS: Final = {
    OWN: Sheet(OWN, TITLE, HEAD, Asked, *READ),
    DESK: Sheet(DESK, TITLE, DESK_HEAD, DeskAsked, *READ),
}


def begin(work: Work, asked: AnyAsked, rows: int) -> Export:
    queries.may(work)
    limit = work.rules.rule(RULE, work.now, work.actor.profile, work.shop_id)
    made = exported.begin(work, SHEETS[asked.list], asked, rows, limit)
    audit.record(work, "service_requests.export", made.id, made.asked | {"rows": made.rows})
    return made
