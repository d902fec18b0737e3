from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, permissions, platform, policies

MANIFEST = Manifest(
    name="rules",
    nav=Nav("shop", "规则与公告", "Rules and announcements", 80, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.PUBLISH),
    doors={"workbench": api.routes, "buyer": buyer.routes, "platform": platform.routes},
    policies=(policies.SIGNATURE,),
    says=(events.Published,),
)
