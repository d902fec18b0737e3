from roost.kernel.pure.manifest import Manifest, Nav

from . import api, permissions

MANIFEST = Manifest(
    name="deadlines",
    nav=Nav("home", "时钟墙", "Deadlines", 10, permissions.VIEW),
    permissions=(permissions.VIEW,),
    doors={"workbench": api.routes},
)
