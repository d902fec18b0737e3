from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, permissions, platform, policies, reactions
from .commands import MACHINE
from .views.intake import INTAKE

MANIFEST = Manifest(
    name="after_sales",
    nav=Nav("after_sales", "售后工作台", "After-sales", 10, permissions.VIEW),
    permissions=permissions.ALL,
    doors={"workbench": api.routes, "buyer": buyer.routes, "platform": platform.routes},
    machines=(MACHINE,),
    policies=policies.ALL,
    says=(events.Moved, events.Noted, events.Imported),
    hears=reactions.HEARS,
    kinds=reactions.KINDS,
    intakes=(INTAKE,),
)
