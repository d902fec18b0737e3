"""What rings the bell of those who handle after-sales: title in both languages, and how loudly."""

from typing import Final

NOTICES: Final[dict[str, tuple[str, str, str]]] = {
    "start": ("新的售后申请", "A new request", "info"),
    "fill_waybill": ("买家已寄回商品", "The buyer has sent the goods back", "info"),
    "intervene": ("平台介入", "The platform was called in", "urgent"),
    "request_evidence": ("平台要求举证", "The platform wants evidence", "urgent"),
    "ask_address": ("平台要求24小时内补充退货地址", "Supply the return address", "urgent"),
    "address_overdue": ("退货地址超时未补充", "The return address is overdue", "urgent"),
    "promise_overdue": ("承诺补发未履行", "The promised resend is missing", "urgent"),
    "answer_overdue": ("售后申请超时未处理", "A request is overdue", "warn"),
    "agree_by_silence": ("售后申请超时,已自动同意", "Agreed, because nobody answered", "warn"),
    "offer_refund": ("超时未寄出,买家可改为退款", "Not sent in time, a refund is offered", "warn"),
    "money_failed": ("退款失败,正在重试", "A refund failed and is tried again", "warn"),
    "rule_for_buyer": ("平台裁定:支持买家", "Ruled for the buyer", "warn"),
    "rule_for_merchant": ("平台裁定:支持商家", "Ruled for the shop", "info"),
}
