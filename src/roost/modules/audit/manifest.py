from roost.kernel.pure.manifest import Manifest, Nav

from . import api, permissions

MANIFEST = Manifest(
    name="audit",
    nav=Nav("shop", "操作日志", "Audit log", 90, permissions.VIEW),
    permissions=(permissions.VIEW,),
    doors={"workbench": api.routes, "platform": api.platform_routes},
)
