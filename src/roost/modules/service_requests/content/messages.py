"""What the house says to the buyer in the chat."""

from typing import Final

SURVEY: Final = "您反馈的问题({number})商家已处理,请对处理结果做出评价:满意 / 不满意。"
REMINDER: Final = "商家提醒您:请对您反馈的问题({number})的处理结果做出评价。"
