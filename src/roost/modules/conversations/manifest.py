from roost.kernel.pure.manifest import Manifest, Nav

from . import api, buyer, events, live, permissions, policies, reactions
from .models import MACHINE

MANIFEST = Manifest(
    name="conversations",
    nav=Nav("reception", "会话接待", "Conversations", 10, permissions.VIEW),
    permissions=(
        permissions.VIEW,
        permissions.REPLY,
        permissions.TRANSFER,
        permissions.SUPERVISE,
        permissions.OFFLINE,
        permissions.ASK,
    ),
    doors={"workbench": api.routes, "buyer": buyer.routes, "platform": api.own_routes},
    at_home=True,
    machines=(MACHINE,),
    policies=(policies.REPLY_CLOCK, policies.IDLE, policies.PATIENCE),
    says=(
        events.Opened,
        events.Changed,
        events.Assigned,
        events.OfflineMessage,
        events.Closed,
        events.Waiting,
        events.News,
    ),
    hears={
        "seat_freed": reactions.seat_freed,
        "agent_lost": reactions.agent_lost,
        "welcome": reactions.welcome,
        "presence_changed": reactions.presence_changed,
        "buyers_merged": reactions.buyers_merged,
        **reactions.ASK_AGAIN,
    },
    kinds={
        "reply": reactions.reply_is_late,
        "idle": reactions.idle,
        "away": reactions.away_from_queue,
    },
    live={"workbench": live.merchant, "buyer": live.buyer, "platform": live.merchant},
    clocks={"reply": ("回复买家", "Answer the buyer")},
    owns_clocks=True,
)
