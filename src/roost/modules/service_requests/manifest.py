from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, permissions, policies, reactions
from .commands import MACHINE

MANIFEST = Manifest(
    name="service_requests",
    nav=Nav("after_sales", "服务请求", "Service requests", 30, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.HANDLE, permissions.EXPORT, permissions.REVIEW),
    doors={"workbench": api.routes, "buyer": buyer.routes},
    machines=(MACHINE,),
    policies=policies.ALL,
    says=(events.Moved, events.Surveyed, events.Settled),
    hears=reactions.HEARS,
    kinds=reactions.KINDS,
)
