"""What is shown in a case hangs on its order too, from the moment at which it was shown."""

from collections.abc import Iterable, Mapping
from typing import Final

from roost.kernel.data.work import Work
from roost.modules.evidence import facade as evidence

from ..models import Case

HERE: Final = "after_sales"
CASE, INSPECTION, RESEND, CARRIER = "case", "inspection", "resend", "carrier_proof"
OF_THE_LIST: Final = {
    "ship_weight": "weight_photo",
    "carrier_weight": "carrier_weight",
    "carrier_statement": CARRIER,
}


def hang(work: Work, case: Case, files: Iterable[str], kind: str, note: str = "") -> None:
    """`files` are claimed by whoever calls."""
    evidence.hang_all(work, case.order_id, HERE, case.id, files, kind, note)


def hang_listed(work: Work, case: Case, items: Mapping[str, str], note: str) -> None:
    """What the checklist of a shortage asks for, each under its own kind (S3-82)."""
    for name, file in items.items():
        hang(work, case, [file], OF_THE_LIST.get(name, CASE), note)


def note(work: Work, case: Case, kind: str, said: str) -> None:
    """A fact without a picture, such as the waybill of what is sent again."""
    evidence.hang(work, case.order_id, HERE, case.id, None, kind, said)
