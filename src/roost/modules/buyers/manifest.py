from roost.kernel.pure.manifest import Manifest

from . import buyer, events, permissions, queries

MANIFEST = Manifest(
    name="buyers",
    permissions=(permissions.VIEW,),
    doors={"buyer": buyer.routes},
    says=(events.Changed, events.Merged),
    identify={"buyer": queries.identify},
)
