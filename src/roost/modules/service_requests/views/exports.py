from msgspec import Struct

from roost.kernel.data.look import Look

from ..models import Export
from ..queries.exports import Counted
from ..rules.kinds import Writing


class ExportView(Struct, frozen=True):
    """`rows`: what the filters found at the start; `written` so far."""

    id: str
    rows: int
    name: str
    format: str
    written: int
    state: str


def one(_: Look, export: Export) -> ExportView:
    return ExportView(
        export.id,
        export.rows,
        export.name,
        export.format,
        export.rows if export.state is Writing.DONE else export.written,
        export.state,
    )


def counted(_: Look, found: Counted) -> Counted:
    return found
