from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, open, permissions, policies, reactions
from .commands import import_staging, import_taking, refunding
from .commands.machine import IMPORT_MACHINE, MACHINE, REFUND_MACHINE
from .models import Refund
from .views.intake import INTAKE

MANIFEST = Manifest(
    name="orders",
    nav=Nav("orders", "订单管理", "Orders", 10, permissions.VIEW),
    permissions=permissions.ALL,
    doors={"workbench": api.routes, "buyer": buyer.routes, "open": open.routes},
    machines=(MACHINE, REFUND_MACHINE, IMPORT_MACHINE),
    policies=policies.ALL,
    says=events.ALL,
    hears={
        "follow_the_buyer": reactions.follow_the_buyer,
        "collect_cash": reactions.collect_cash,
        "give_stock_back": reactions.give_stock_back,
    },
    kinds={
        "refund_send": refunding.send,
        "refund_ask": refunding.ask,
        "take_chunk": import_taking.take_chunk,
    },
    rows={"refund_send": Refund, "refund_ask": Refund},
    starts=(import_staging.go_on,),
    intakes=(INTAKE,),
)
