from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, open, permissions, platform, policies, reactions
from .commands import MACHINE

MANIFEST = Manifest(
    name="service_requests",
    nav=Nav("after_sales", "服务请求", "Service requests", 30, permissions.VIEW),
    permissions=permissions.ALL,
    doors={
        "workbench": api.routes,
        "buyer": buyer.routes,
        "platform": platform.routes,
        "open": open.routes,
    },
    machines=(MACHINE,),
    policies=policies.ALL,
    says=(
        events.Moved,
        events.Surveyed,
        events.Settled,
        events.Signed,
        events.Judged,
        events.Complained,
    ),
    hears=reactions.HEARS,
    kinds=reactions.KINDS,
)
