from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, open, permissions

MANIFEST = Manifest(
    name="products",
    nav=Nav("goods", "商品", "Products", 10, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.MANAGE),
    doors={"workbench": api.routes, "buyer": buyer.routes, "open": open.routes},
    says=(events.Changed,),
)
