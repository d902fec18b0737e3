"""What the house says to the buyer in the chat."""

from typing import Final

SURVEY: Final = "您反馈的问题({number})商家已处理,请对处理结果做出评价:满意 / 不满意。"
NOT_TAKEN: Final = "您就订单 {order_no} 向平台反馈的问题不予受理,原因:{note}。"
REMINDER: Final = "商家提醒您:请对您反馈的问题({number})的处理结果做出评价。"
