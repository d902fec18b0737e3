"""Where a merchant reaches the trading platform itself (S4-07), and what joining costs (S4-24)."""

from datetime import time

from msgspec import Struct


class Line(Struct, frozen=True):
    label_zh: str
    label_en: str
    number: str


class Channels(Struct, frozen=True):
    lines: tuple[Line, ...] = ()
    opens: time = time(9)
    closes: time = time(21)
    ways_zh: tuple[str, ...] = ()
    ways_en: tuple[str, ...] = ()
    joining_zh: str = ""
    joining_en: str = ""


BY_PROFILE: dict[str, Channels] = {
    "douyin": Channels(
        lines=(
            Line("IM 服务热线", "IM service line", "95152"),
            Line("违规内容热线", "Content violations", "400-140-2108"),
            Line("小店售后热线", "Shop after-sales", "1010-1588"),
        ),
        ways_zh=(
            "网页:从平台后台右上角的「客服工作台」进入",
            "电脑版:在「客服工作台」右上角下载",
        ),
        ways_en=(
            "Web: 客服工作台 at the top right of the platform's back office",
            "Desktop: download it at the top right of 客服工作台",
        ),
        joining_zh="入驻分个人与企业两种方式,费用 600 元/年;个人入驻请先咨询平台客服。",
        joining_en="People and companies may join, 600 yuan a year; people ask the platform first.",
    )
}
