from roost.kernel.pure.manifest import Manifest, Nav

from . import api, events, permissions, policies, queries, reactions
from .commands import entry, people

MANIFEST = Manifest(
    name="staff",
    nav=Nav("shop", "子账号管理", "Staff", 20, permissions.VIEW),
    permissions=(permissions.VIEW, permissions.MANAGE),
    doors={"workbench": api.routes, "platform": api.platform_routes},
    machines=(people.MACHINE,),
    policies=(policies.CODE,),
    says=(events.Changed, events.Unbound),
    hears={
        "owner_moves_in": reactions.owner_moves_in,
        "profile_brings_posts": reactions.profile_brings_posts,
    },
    kinds={"notice_end": entry.notice_end},
    identify={"workbench": queries.identify, "platform": queries.identify},
)
