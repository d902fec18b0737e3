"""The list as rows of a sheet, in the order of the list, read a thousand at a time."""

from collections.abc import Iterator

from roost.kernel.data.look import Look
from roost.kernel.pure.money import yuan
from roost.kernel.pure.time import local

from ..content.reasons import REASONS
from ..models import NO_DUE, Case
from ..permissions import VIEW
from ..rules.kinds import INTERVENTIONS, KINDS, SOURCES
from ..states import STATES
from .lists import Filter, wanted

COLUMNS = (
    "售后编号",
    "订单编号",
    "售后类型",
    "售后状态",
    "来源",
    "介入状态",
    "售后原因",
    "退款金额(元)",
    "其中运费(元)",
    "买家",
    "商品",
    "申请时间",
    "处理截止时间",
    "退货单号",
    "寄出单号",
    "备注",
)
CHUNK = 1000


def export_rows(look: Look, asked: Filter) -> Iterator[tuple[str, ...]]:
    look.actor.need(VIEW)
    ordered = wanted(look, asked).order_by(Case.due_at, Case.id)
    for case in look.session.scalars(ordered).yield_per(CHUNK):
        yield _row(case)


def _row(case: Case) -> tuple[str, ...]:
    due = "" if case.due_at == NO_DUE else f"{local(case.due_at):%Y-%m-%d %H:%M:%S}"
    return (
        case.number,
        case.order_no,
        KINDS[case.kind][0],
        STATES[case.status][0],
        SOURCES[case.source][0],
        INTERVENTIONS[case.intervention][0],
        REASONS[case.reason_code].label_zh,
        yuan(case.amount_fen),
        yuan(case.freight_fen),
        case.buyer_name,
        ";".join(str(i["title"]) for i in case.items),
        f"{local(case.applied_at):%Y-%m-%d %H:%M:%S}",
        due,
        case.return_waybill,
        case.sent_waybill,
        case.memo,
    )
