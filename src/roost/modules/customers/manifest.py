from roost.kernel.pure.manifest import Manifest, Nav

from . import api, permissions, reactions

MANIFEST = Manifest(
    name="customers",
    nav=Nav("people", "客户", "Customers", 10, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.MANAGE),
    doors={"workbench": api.routes},
    hears={"follow_the_buyer": reactions.follow_the_buyer},
)
