from roost.kernel.pure.manifest import Manifest, Nav

from . import events, permissions, policies

MANIFEST = Manifest(
    name="after_sales",
    nav=Nav("after_sales", "售后工作台", "After-sales", 10, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.HANDLE, permissions.MANAGE, permissions.DECIDE),
    policies=policies.ALL,
    says=(events.Moved, events.Noted),
)
