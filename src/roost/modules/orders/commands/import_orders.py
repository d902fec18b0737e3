"""Orders of a file are taken: a chunk is one adoption, and one fact is told of all of them."""

from collections.abc import Sequence

from roost.kernel.data.work import Work

from ..events import Imported
from ..queries.intakes import Taken
from ..rules.ready import Ready
from .adopting import adopt

SOURCE = "import"
CHANGES = 10  # orders in it that were here before and have changed: these go one by one


def take(work: Work, orders: Sequence[Ready], import_id: str, first: int) -> Taken:
    adopted = adopt(work, orders, SOURCE, import_id, CHANGES)
    work.tell(
        Imported(
            at=work.now,
            shop_id=work.shop_id,
            thing=import_id,
            first=first,
            last=first + adopted.taken - 1,
            fresh=adopted.fresh,
            parcels=adopted.parcels,
        )
    )
    return Taken(adopted.fresh, adopted.changed, adopted.unchanged, adopted.kept)
