"""What may be changed with a date: promises, time limits and how often something may be tried."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import SHANGHAI

from .rules.lateness import LatePenalty

ALWAYS = datetime(2020, 1, 1, tzinfo=SHANGHAI)
OWN = "自定"


class Promise(Struct, frozen=True):
    hours: int


class Minutes(Struct, frozen=True):
    minutes: int


class Days(Struct, frozen=True):
    days: int


class Seconds(Struct, frozen=True):
    seconds: int


class Tries(Struct, frozen=True):
    tries: int
    minutes: int


class ADay(Struct, frozen=True):
    most: int


SHIP_PROMISE = Policy(
    "orders.ship_promise",
    Promise,
    [Edition(ALWAYS, Promise(48), f"RD-32 {OWN}")],
    ("承诺发货时间(默认)", "Promised time to shipping (default)"),
    by_shop=True,
)
DUE_SOON = Policy(
    "orders.due_soon",
    Promise,
    [Edition(ALWAYS, Promise(24), "S0-03")],
    ("「24H需发货」提示时间", "Tab of orders to ship within 24 h"),
)
PAY_TIMEOUT = Policy(
    "orders.pay_timeout",
    Minutes,
    [Edition(ALWAYS, Minutes(30), OWN)],
    ("未支付订单关闭时间", "Unpaid orders are closed after"),
)
AUTO_CONFIRM = Policy(
    "orders.auto_confirm",
    Days,
    [Edition(ALWAYS, Days(10), OWN)],
    ("发货后自动确认收货", "Receipt is confirmed by itself after"),
    by_shop=True,
)
CANCEL_WAIT = Policy(
    "orders.cancel_wait",
    Seconds,
    [Edition(ALWAYS, Seconds(0), OWN), Edition(ALWAYS, Seconds(60), "P1", Profile.DOUYIN)],
    ("下单后多久可由商家取消", "A merchant may cancel this long after placing"),
)
CLAIM = Policy(
    "orders.claim",
    Tries,
    [Edition(ALWAYS, Tries(5, 60), f"S3-35 {OWN}")],
    ("认领订单的试错次数", "Wrong tries when claiming an order"),
)
REVEAL = Policy(
    "orders.reveal",
    ADay,
    [Edition(ALWAYS, ADay(50), OWN)],
    ("每人每天查看完整收件信息次数", "Reveals of receivers a person a day"),
)
LATE_PENALTY = Policy(
    "orders.late_penalty",
    LatePenalty,
    [
        Edition(
            ALWAYS,
            LatePenalty(free_to=300, flat=300, share_from=30_000, share=100, most=3_000),
            "S0-04…S0-08",
            Profile.DOUYIN,
        )
    ],
    ("发货超时赔付标准", "What shipping late costs"),
)
ALL = (LATE_PENALTY, SHIP_PROMISE, DUE_SOON, PAY_TIMEOUT, AUTO_CONFIRM, CANCEL_WAIT, CLAIM, REVEAL)
