"""After-sale cases among what can be imported, and the preview of a case."""

from collections.abc import Sequence
from typing import Any

from roost.kernel.data.look import Look
from roost.modules.orders import facade as orders

from ..commands import adopting
from ..permissions import HANDLE
from ..rules import intake
from ..rules.drafts import CaseDraft
from ..rules.kinds import KINDS, Kind
from ..states import STATES

NOT_HERE = ("订单未导入", "Order not imported")


def show(look: Look, drafts: Sequence[CaseDraft]) -> list[dict[str, Any]]:
    here = orders.numbers_here(look, [draft.order_no for draft in drafts])
    return [_cells(draft, draft.order_no in here) for draft in drafts]


def lacks(look: Look, drafts: Sequence[CaseDraft]) -> int:
    here = orders.numbers_here(look, [draft.order_no for draft in drafts])
    return sum(draft.order_no not in here for draft in drafts)


def _cells(draft: CaseDraft, here: bool) -> dict[str, Any]:
    return {
        "order": draft.order_no,
        **({} if here else {"not_here": _both(NOT_HERE)}),
        "goods": draft.title,
        "kind": _both(KINDS[Kind(draft.kind)]),
        "applied": draft.times.applied_at,
        "asked": draft.sums["asked"],
    }


def _both(label: tuple[str, str]) -> dict[str, str]:
    return {"label_zh": label[0], "label_en": label[1]}


INTAKE = orders.Intake(
    name="after_sales",
    label_zh="售后单",
    label_en="after-sale cases",
    at_zh="申请时间",
    at_en="Applied",
    reader=intake,
    record=CaseDraft,
    states=STATES,
    sums={
        "asked": ("申请退款合计", "Refunds asked for"),
        "refunded": ("其中已退款", "Refunded of that"),
    },
    heads=(
        orders.Head("number", "number", "售后单/订单", "Case and order", ("order", "not_here")),
        orders.Head("goods", "text", "商品", "Goods"),
        orders.Head("kind", "label", "售后类型", "Kind"),
        orders.Head("applied", "instant", "申请时间", "Applied"),
        orders.Head("asked", "money", "退款金额", "Refund"),
    ),
    show=show,
    take=adopting.take,
    lacks=lacks,
    needs=HANDLE,
    least=10,  # each is written for itself: ten and what they stand on take about 15 ms
)
