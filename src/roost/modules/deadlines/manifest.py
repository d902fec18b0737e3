from roost.kernel.pure.manifest import Manifest, Nav

from . import api, events, permissions, policies, reactions
from .commands.checking import MACHINE

MANIFEST = Manifest(
    name="deadlines",
    nav=Nav("home", "时钟墙", "Deadlines", 10, permissions.VIEW),
    permissions=(
        permissions.VIEW,
        permissions.MANAGE,
        permissions.CHECK,
        permissions.SETTINGS,
        permissions.LOSSES,
    ),
    doors={"workbench": api.routes},
    machines=(MACHINE,),
    policies=(policies.PARCEL_CHECK,),
    says=(events.Moved, events.Told),
    hears={
        "begin_rounds": reactions.begin_rounds,
        "begin_with_a_file": reactions.begin_with_a_file,
        "tell_missed": reactions.tell_missed,
        "nobody_watches": reactions.nobody_watches,
    },
    kinds={"round": reactions.round_opens},
)
