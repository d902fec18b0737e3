from types import SimpleNamespace

import pytest
from modules.after_sales.scene import Desk
from world import at

from roost.modules.after_sales.rules.kinds import Goods, Intervention, Kind, Source
from roost.modules.after_sales.states import Status

ADDRESS = {
    "contact": "王仓",
    "phone": "13900000000",
    "region": "浙江省杭州市",
    "detail": "西湖区1号",
}


PLAIN = {
    "shop_id": "shop-1",
    "profile": "pinduoduo",
    "kind": Kind.RETURN_REFUND,
    "status": Status.AWAITING_MERCHANT,
    "source": Source.BUYER,
    "goods": Goods.IN_TRANSIT,
    "reason_code": "unwanted",
    "tracked_at": None,
    "amount_fen": 1000,
    "entered_at": at(1),
    "ended_at": None,
    "pauses": [],
    "deadline_at": None,
    "extended": False,
    "intervention": Intervention.NONE,
    "intervened_by": "",
    "intervened_at": None,
    "unsent_at_intervention": False,
    "promise_missed": False,
    "refund_offered": False,
    "answer_overdue": False,
    "address": ADDRESS,
    "address_given": True,
    "address_asked_at": None,
    "address_late": False,
    "path": None,
    "goods_back": False,
    "lost": False,
    "platform_ruled": False,
    "strategy": None,
    "inspection": {},
    "small_refund_id": "",
    "small_paid_fen": 0,
    "refund_tries": 0,
    "refund_failed_at": None,
}


@pytest.fixture
def case():
    """A case as its guards read it, without a database."""

    def made(**fields):
        return SimpleNamespace(**PLAIN | fields)

    return made


@pytest.fixture
def desk(world) -> Desk:
    """Monday, 20:00, under the rules that have all the limits."""
    return Desk(world)
