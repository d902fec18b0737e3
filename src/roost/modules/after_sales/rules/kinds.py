"""The words of an after-sale case: what is asked for, by whom, and what is found out on the way."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    REFUND_UNSHIPPED = "refund_unshipped"
    REFUND_SHIPPED = "refund_shipped"
    RETURN_REFUND = "return_refund"
    EXCHANGE = "exchange"
    RESEND = "resend"
    REPAIR = "repair"


class Source(StrEnum):
    BUYER = "buyer"
    MERCHANT = "merchant"  # written down by an agent, after a call or a chat (S4-44)
    PLATFORM = "platform"
    CONNECTOR = "connector"


class Channel(StrEnum):
    """How the request reached the shop (S4-44)."""

    PAGE = "page"
    CHAT = "chat"
    PHONE = "phone"
    OTHER = "other"


class Path(StrEnum):
    """What was chosen for goods that are on their way: the refund then waits for them (S0-12)."""

    INTERCEPT = "intercept"
    REFUSAL = "refusal"


class Goods(StrEnum):
    """Where the goods of the case are, as far as the parcels have told."""

    UNSHIPPED = "unshipped"
    LEFT = "left"  # handed over, no waybill uploaded yet (RD-27)
    NOT_PICKED_UP = "not_picked_up"
    IN_TRANSIT = "in_transit"
    DELIVERED = "delivered"
    RETURNING = "returning"
    RETURNED = "returned"
    RECALLED = "recalled"
    LOST = "lost"


class Intervention(StrEnum):
    NONE = "none"
    PROCESSING = "processing"
    AWAITING_EVIDENCE = "awaiting_merchant_evidence"
    NEGOTIATION = "negotiation"
    SUPPORTS_BUYER = "supports_buyer"
    SUPPORTS_MERCHANT = "supports_merchant"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Liability(StrEnum):
    MERCHANT = "merchant"
    BUYER = "buyer"
    CARRIER = "carrier"
    NOBODY = "nobody"


class Conclusion(StrEnum):
    FAULTY = "faulty"
    SOUND = "sound"
    UNCLEAR = "unclear"


class Appraiser(StrEnum):
    """Who looked at the goods; the shop itself only for one of three reasons (S4-46)."""

    OFFICIAL_POINT = "official_point"
    SHOP_NO_POINT = "shop_no_point"
    SHOP_BUYER_UNWILLING = "shop_buyer_unwilling"
    SHOP_NO_OFFICIAL_SERVICE = "shop_no_official_service"


class Solution(StrEnum):
    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"


class Invoice(StrEnum):
    CREDIT_NOTE = "credit_note"
    ENDORSEMENT = "endorsement"
    ORIGINAL_RETURNED = "original_returned"
    NONE = "none"


class Erp(StrEnum):
    """What the warehouse system answered to the wish to stop a shipment (S3-72)."""

    CANCELLED = "cancelled"
    NOT_SYNCED = "1001"
    SHIPPED = "1002"
    LABEL_PRINTED = "1003"


Labels = Mapping[StrEnum, tuple[str, str]]

REFUND_ONLY: Final = frozenset({Kind.REFUND_UNSHIPPED, Kind.REFUND_SHIPPED})
COMES_BACK: Final = frozenset({Kind.RETURN_REFUND, Kind.EXCHANGE, Kind.REPAIR})
SENT_AGAIN: Final = frozenset({Kind.EXCHANGE, Kind.REPAIR, Kind.RESEND})
MONEY: Final = REFUND_ONLY | {Kind.RETURN_REFUND}
STEPPED_IN: Final = frozenset(
    {Intervention.PROCESSING, Intervention.AWAITING_EVIDENCE, Intervention.NEGOTIATION}
)
AT_THE_BUYER: Final = frozenset({Goods.DELIVERED})
SOLUTION_OF: Final[Mapping[Kind, Solution]] = {
    Kind.RETURN_REFUND: Solution.RETURN,
    Kind.EXCHANGE: Solution.EXCHANGE,
    Kind.REPAIR: Solution.REPAIR,
}

KINDS: Final[Labels] = {
    Kind.REFUND_UNSHIPPED: ("未发货仅退款", "Refund, not shipped"),
    Kind.REFUND_SHIPPED: ("已发货仅退款", "Refund only, shipped"),
    Kind.RETURN_REFUND: ("退货退款", "Return and refund"),
    Kind.EXCHANGE: ("换货", "Exchange"),
    Kind.RESEND: ("补寄", "Resend"),
    Kind.REPAIR: ("维修", "Repair"),
}
SOURCES: Final[Labels] = {
    Source.BUYER: ("买家申请", "Buyer"),
    Source.MERCHANT: ("商家代登记", "Registered by the shop"),
    Source.PLATFORM: ("平台自动发起", "Opened by the platform"),
    Source.CONNECTOR: ("渠道同步", "Connector"),
}
INTERVENTIONS: Final[Labels] = {
    Intervention.NONE: ("无介入", "None"),
    Intervention.PROCESSING: ("客服处理中", "In progress"),
    Intervention.AWAITING_EVIDENCE: ("待商家举证", "Waiting for the shop's evidence"),
    Intervention.NEGOTIATION: ("协商期", "Negotiation"),
    Intervention.SUPPORTS_BUYER: ("支持买家", "For the buyer"),
    Intervention.SUPPORTS_MERCHANT: ("支持商家", "For the shop"),
    Intervention.ENDED: ("介入结束", "Ended"),
    Intervention.CANCELLED: ("介入取消", "Cancelled"),
}
CONCLUSIONS: Final[Labels] = {
    Conclusion.FAULTY: ("有问题", "Faulty"),
    Conclusion.SOUND: ("无问题", "Sound"),
    Conclusion.UNCLEAR: ("无法判断", "Cannot tell"),
}
APPRAISERS: Final[Labels] = {
    Appraiser.OFFICIAL_POINT: ("官方售后服务点", "Official service point"),
    Appraiser.SHOP_NO_POINT: ("商家(当地无服务点)", "The shop (no point nearby)"),
    Appraiser.SHOP_BUYER_UNWILLING: ("商家(客户不愿前往)", "The shop (buyer unwilling)"),
    Appraiser.SHOP_NO_OFFICIAL_SERVICE: ("商家(无官方售后)", "The shop (no official service)"),
}
SOLUTIONS: Final[Labels] = {
    Solution.RETURN: ("退货", "Return"),
    Solution.EXCHANGE: ("换货", "Exchange"),
    Solution.REPAIR: ("维修", "Repair"),
}
INVOICES: Final[Labels] = {
    Invoice.CREDIT_NOTE: ("红冲", "Credit note"),
    Invoice.ENDORSEMENT: ("背书", "Endorsement"),
    Invoice.ORIGINAL_RETURNED: ("原始发票发还", "Original invoice returned"),
    Invoice.NONE: ("未开票", "No invoice"),
}
ERP_ANSWERS: Final[Labels] = {
    Erp.CANCELLED: ("取消成功,快递费已收回", "Cancelled, carriage recovered"),
    Erp.NOT_SYNCED: ("失败:订单未同步", "Failed: order not synced"),
    Erp.SHIPPED: ("失败:已发货", "Failed: already shipped"),
    Erp.LABEL_PRINTED: ("失败:已打印面单", "Failed: label printed"),
}
NO_TRACKING: Final = "物流无轨迹仅退款"
