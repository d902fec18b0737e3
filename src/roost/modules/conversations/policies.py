"""How soon a buyer wants an answer, by trading platform (RD-12)."""

from datetime import time

from msgspec import Struct

from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import EPOCH

EIGHT, ELEVEN_PM, MIDNIGHT = time(8), time(23), time()


class ReplyClock(Struct, frozen=True):
    """Messages sent in [opens, closes) want an answer within `seconds`; later ones are not counted.

    `robot_counts`: a robot's text is an answer. `from_reception`: the clock begins when an agent
    has the conversation, not before.
    """

    seconds: int
    opens: time
    closes: time
    robot_counts: bool
    from_reception: bool = False


# Merchants wait an hour or two at the platform's desk: its clock begins with the reception.
AT_THE_PLATFORM = ReplyClock(180, EIGHT, ELEVEN_PM, False, True)


class Idle(Struct, frozen=True):
    """Minutes without a word after which a conversation ends by itself, and a robot's."""

    human: int
    bot: int


class Patience(Struct, frozen=True):
    """A queued buyer who has waited `minutes` and been away `away_seconds` has left a message."""

    minutes: int
    away_seconds: int


REPLY_CLOCK: Policy[ReplyClock] = Policy(
    "conversations.reply_clock",
    ReplyClock,
    [
        Edition(EPOCH, ReplyClock(180, EIGHT, ELEVEN_PM, False), "S3-01, S3-02"),
        Edition(EPOCH, ReplyClock(180, EIGHT, ELEVEN_PM, True), "S3-25", Profile.PINDUODUO),
        Edition(EPOCH, ReplyClock(300, EIGHT, MIDNIGHT, True, True), "公开资料", Profile.KUAISHOU),
        Edition(EPOCH, ReplyClock(180, EIGHT, MIDNIGHT, False), "自定", Profile.TAOBAO),
        Edition(EPOCH, ReplyClock(180, EIGHT, MIDNIGHT, False), "自定", Profile.TMALL),
        Edition(EPOCH, AT_THE_PLATFORM, "自定", shop_id="platform"),
    ],
    ("人工回复时限", "Reply clock"),
    by_shop=True,
)
IDLE: Policy[Idle] = Policy(
    "conversations.idle",
    Idle,
    [Edition(EPOCH, Idle(30, 30), "自定")],
    ("会话空闲自动结束", "Idle conversations end"),
    by_shop=True,
)
PATIENCE: Policy[Patience] = Policy(
    "conversations.patience",
    Patience,
    [Edition(EPOCH, Patience(3, 60), "自定")],
    ("排队离开转留言", "Leaving the queue"),
)
