"""What stands beside a button (S1-32)."""

from typing import Final

REMIND_ZH: Final = (
    "满意度评价问卷会由系统自动发出。为免打扰用户,建议先与用户沟通好处理结果,再点击「提醒确认」。"
)
REMIND_EN: Final = (
    "The survey is sent automatically. So as not to disturb the buyer, talk the result over with "
    "them first, then remind them."
)
