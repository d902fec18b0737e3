from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, open, permissions, reactions
from .commands import MACHINE

MANIFEST = Manifest(
    name="parcels",
    nav=Nav("orders", "包裹中心", "Parcels", 20, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.PROVE, permissions.TRACK),
    doors={"workbench": api.routes, "buyer": buyer.routes, "open": open.routes},
    machines=(MACHINE,),
    says=(events.Tracked, events.Moved),
    hears={
        "begin": reactions.begin,
        "adopt": reactions.adopt,
        "follow_the_order": reactions.follow_the_order,
        "follow_the_buyer": reactions.follow_the_buyer,
    },
)
