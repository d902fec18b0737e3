from roost.kernel.pure.manifest import Manifest, Nav

from . import api, events, live, permissions, policies, reactions
from .models import MACHINE

MANIFEST = Manifest(
    name="routing",
    nav=Nav("reception", "分流设置", "Routing", 20, permissions.VIEW),
    permissions=(
        permissions.VIEW,
        permissions.MANAGE,
        permissions.RELIEVE,
        permissions.CAPACITIES,
    ),
    doors={"workbench": api.routes, "platform": api.routes},
    at_home=True,
    machines=(MACHINE,),
    policies=(policies.GRACE, policies.WAIT_MARKS),
    says=(events.SeatFreed, events.AgentLost, events.PresenceChanged),
    hears={
        "presence_changed": reactions.presence_changed,
        "person_left": reactions.person_left,
        "right_withdrawn": reactions.right_withdrawn,
    },
    live={"workbench": live.frames},
)
