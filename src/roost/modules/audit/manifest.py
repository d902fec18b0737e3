from roost.kernel.pure.manifest import Manifest, Nav

from . import models, permissions

MANIFEST = Manifest(
    name="audit",
    nav=Nav("shop", "操作日志", "Audit log", 90, permissions.VIEW),
    permissions=(permissions.VIEW,),
)

__all__ = ["MANIFEST", "models"]
