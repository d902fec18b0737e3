"""The trading platforms whose rules a shop follows: one engine, switchable data (S0-45)."""

from enum import StrEnum


class Profile(StrEnum):
    DOUYIN = "douyin"
    PINDUODUO = "pinduoduo"
    KUAISHOU = "kuaishou"
    TMALL = "tmall"
    TAOBAO = "taobao"


LABELS: dict[Profile, tuple[str, str]] = {
    Profile.DOUYIN: ("抖店", "Douyin"),
    Profile.PINDUODUO: ("拼多多", "Pinduoduo"),
    Profile.KUAISHOU: ("快手小店", "Kuaishou"),
    Profile.TMALL: ("天猫", "Tmall"),
    Profile.TAOBAO: ("淘宝", "Taobao"),
}
