from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, permissions, platform

MANIFEST = Manifest(
    name="shop",
    nav=Nav("shop", "店铺设置", "Shop settings", 10, permissions.VIEW),
    permissions=(
        permissions.VIEW,
        permissions.EDIT,
        permissions.QUOTE,
        permissions.PROFILE,
        permissions.APP_KEYS,
        permissions.LIST,
    ),
    doors={"workbench": api.routes, "buyer": buyer.routes, "platform": platform.routes},
    says=(events.Founded, events.Changed),
)
