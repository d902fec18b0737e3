"""An export of the list: the exact filters that somebody sees, kept and audited."""

from typing import Final

from roost.kernel.data import exported
from roost.kernel.data.exported import Export, Sheet
from roost.kernel.data.work import Work
from roost.modules.audit import facade as audit

from ..permissions import EXPORT
from ..policies import EXPORT as RULE
from ..queries import export as queries
from ..queries.export import LIST, Asked

SHEET: Final = Sheet(
    LIST, "售后单", queries.HEAD, Asked, queries.count, queries.rows, queries.notes
)


def begin(work: Work, asked: Asked, rows: int) -> Export:
    work.actor.need(EXPORT)
    limit = work.rules.rule(RULE, work.now, work.actor.profile, work.shop_id)
    made = exported.begin(work, SHEET, asked, rows, limit)
    audit.record(work, "after_sales.export", made.id, made.asked | {"rows": made.rows})
    return made
