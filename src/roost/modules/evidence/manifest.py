from roost.kernel.pure.manifest import Manifest

from . import api, events, permissions

MANIFEST = Manifest(
    name="evidence",
    permissions=(permissions.VIEW, permissions.HANG),
    doors={"workbench": api.routes},
    says=(events.Hung,),
)
