"""What the buyer does with a case of theirs."""

from typing import Any

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.text import clean

from ..models import Case
from ..queries.cases import find
from .handling import CARRIER, WAYBILL, Act
from .machine import move, note_waybill, take
from .paying import in_money


class FillWaybill(Act, frozen=True):
    waybill: str = ""
    carrier: str = ""


def fill_waybill(work: Work, case_id: str, data: FillWaybill) -> Case:
    waybill = clean(data.waybill, WAYBILL, "/waybill")
    carrier = clean(data.carrier, CARRIER, "/carrier")
    case = take(
        work,
        case_id,
        "fill_waybill",
        version=data.version,
        data={"waybill": waybill, "carrier": carrier},
        return_waybill=waybill,
        return_carrier=carrier,
    )
    note_waybill(work, case, waybill, "return")
    work.session.flush()
    return case


def take_refund(work: Work, case_id: str, data: Act) -> Case:
    """Instead of the goods that were not sent: all that the lines can still give back."""
    case = find(work, case_id)
    expect(case, data.version)
    fields: dict[str, Any] = dict(in_money(work, case))
    move(work, case, "take_refund", data=fields, **fields)
    return case
