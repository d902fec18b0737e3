"""The after-sale table that merchants can export, and what its texts mean (states.md §2.4, §2.5).

The vocabularies are complete on purpose: an unknown text is not guessed, its row is rejected.
"""

from collections.abc import Mapping
from typing import Final, Literal

from roost.kernel.pure.layout import Layout, columns

Kind = Literal[
    "refund_unshipped", "refund_shipped", "return_refund", "exchange", "resend", "repair"
]
State = Literal[
    "awaiting_merchant",
    "refused_first",
    "awaiting_buyer_return",
    "awaiting_buyer_refusal",
    "awaiting_merchant_receipt",
    "refused_second",
    "awaiting_merchant_ship",
    "awaiting_buyer_receipt",
    "refunding",
    "succeeded",
    "closed",
]
Ruling = Literal[
    "none",
    "processing",
    "awaiting_merchant_evidence",
    "negotiation",
    "supports_buyer",
    "supports_merchant",
    "ended",
    "cancelled",
]

DOUDIAN: Final = Layout(
    name="doudian_after_sales",
    label_zh="抖店售后单",
    label_en="Doudian after-sale cases",
    key="case_no",
    columns=columns(
        {
            "case_no": "售后单号",
            "order_no": "订单号",
            "line_no": "商品单号",
            "kind": "售后类型",
            "status": "售后状态",
            "ruling": "仲裁状态",
            "title": "商品名称",
            "product_id": "商品ID",
            "sku_code": "商家编码",
            "payable": "应付金额",
            "refund_goods": "退商品金额",
            "refund_freight": "退运费金额",
            "refund_tax": "退税费金额",
            "refund_pay_discount": "退支付优惠",
            "goods_sent": "商品发货状态",
            "applied_at": "售后申请时间",
            "deadline_at": "自动处理截止时间",
            "agreed_at": "同意售后申请时间",
            "refunded_at": "商家退款时间",
            "arrived_at": "用户到账时间",
            "closed_at": "售后关闭时间",
            "ended_at": "售后完结时间",
            "returned_at": "退货发货时间",
            "reason": "售后原因",
            "reason_tags": "售后原因标签",
            "buyer_said": "用户售后说明",
            "memo": "售后备注",
            "operator": "操作人",
            "talks": "协商记录",
            "instant": "是否极速退款",
            "refused_at_door": "是否拒签后退款",
            "return_waybill": "退货物流单号",
            "return_carrier": "退货物流公司",
            "return_anomaly": "退货异常",
            "exchange_waybill": "换货物流单号",
            "exchange_goods": "换货商品信息",
            "liable": "纠纷责任方",
        },
        required="case_no order_no kind status title payable refund_goods applied_at",
        filled="case_no order_no kind status title payable refund_goods applied_at",
    ),
    private=("商家退货联系人姓名", "商家退货联系人电话"),
)

LAYOUTS: Final = (DOUDIAN,)

KINDS: Final[Mapping[str, Kind]] = {
    "未发货仅退款": "refund_unshipped",
    "已发货仅退款": "refund_shipped",
    "退货退款": "return_refund",
    "换货": "exchange",
    "补寄": "resend",
    "维修": "repair",
}

STATES: Final[Mapping[str, State]] = {
    "待商家处理": "awaiting_merchant",
    "商家已拒绝，待买家处理": "refused_first",
    "待买家退货": "awaiting_buyer_return",
    "待买家拒签": "awaiting_buyer_refusal",
    "待商家收货": "awaiting_merchant_receipt",
    "商家拒绝收货，待买家处理": "refused_second",
    "待商家发货": "awaiting_merchant_ship",
    "待买家收货": "awaiting_buyer_receipt",
    "同意退款，退款中": "refunding",
    "同意退款，退款成功": "succeeded",
    "换货成功": "succeeded",
    "补寄成功": "succeeded",
    "维修成功": "succeeded",
    "售后关闭": "closed",
}

TEXTS: Final[Mapping[str, Mapping[str, State]]] = {DOUDIAN.name: STATES}
"""What each layout calls a state."""

RULINGS: Final[Mapping[str, Ruling]] = {
    "无仲裁": "none",
    "客服处理中": "processing",
    "待商家举证": "awaiting_merchant_evidence",
    "协商期": "negotiation",
    "支持买家": "supports_buyer",
    "支持商家": "supports_merchant",
    "仲裁结束": "ended",
    "仲裁取消": "cancelled",
}

SENT: Final[Mapping[str, bool]] = {"未发货": False, "已发货": True}
