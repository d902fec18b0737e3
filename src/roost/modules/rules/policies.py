"""Who signs an announcement: part of a platform's profile like any other rule (S4-39)."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import SHANGHAI

BEGAN = datetime(2021, 1, 1, tzinfo=SHANGHAI)


class Signature(Struct, frozen=True):
    zh: str
    en: str


SIGNATURE = Policy(
    "rules.signature",
    Signature,
    [
        Edition(BEGAN, Signature("平台规则中心", "Platform rules"), "自定"),
        Edition(
            BEGAN, Signature("快手店官方", "Kuaishou Shop Official"), "S4-39", Profile.KUAISHOU
        ),
    ],
    labels=("公告署名", "Signature of announcements"),
)
