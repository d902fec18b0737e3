"""What the buyer is told in the chat when a case moves. Gaps: {number} {amount} {address} …"""

from typing import Final

RETURN_NOTES: Final = (
    "寄回须知:①请保持商品、配件与包装完整;②包裹内请放寄回单,写明订单编号、售后编号、客户姓名、"
    "联系方式;③请勿到付或平邮;④寄出后请在售后页面填写退货单号。"
)
MESSAGES: Final[dict[str, str]] = {
    "agree_return": (
        "商家已同意您的售后申请({number})。请在确认后寄回商品,收件信息:{address}。" + RETURN_NOTES
    ),
    "agree_return_no_address": "您的售后申请({number})已同意,退货地址稍后提供,收到后再请寄回。",
    "address_given": "您的售后单({number})退货地址:{address}。" + RETURN_NOTES,
    "agree_refund": "商家已同意退款{amount}元({number}),款项将原路退回。",
    "agree_resend": "商家已同意为您补寄({number}),将在24小时内寄出。",
    "refuse": "商家拒绝了您的售后申请({number}),原因:{reason}。您可以修改申请或申请平台介入。",
    "refuse_second": ("商家拒绝收货({number}),原因:{reason}。您可以与商家协商或申请平台介入。"),
    "convert_to_refusal": (
        "您的申请({number})已转为拒收退款:派送时请拒收,有退回物流后即为您退款。"
    ),
    "intercept": "商家已联系快递拦截包裹({number}),召回成功后立即退款;如仍派送请拒收。",
    "intercept_unshipped": "商家已联系快递拦截包裹({number}),如仍派送请拒收。",
    "suggest_type": (
        "商品若可正常使用,请将售后单({number})改为「退货退款」:"
        "打开售后详情,点「修改申请」一步完成。"
    ),
    "small_paid": "补偿{amount}元已打款成功({number}),如您认可,请在售后详情点「撤销申请」。",
    "ship": "商家已寄出({number}),快递单号{waybill},请注意查收。",
    "confirm_receipt": "商家已确认收到您的退货({number})。",
    "refund_offered": "商家未按时寄出({number}),您可以在售后详情改为退款。",
    "money_done": "退款{amount}元已到账({number})。",
    "lost": "经核实包裹已丢失({number}),我们将直接为您退款。",
    "service_point": "官方售后服务点:{brand} {city} {address} 电话{phone}。可先到店鉴定。",
    "ask_address": "平台已要求商家补充退货地址({number}),请稍候。",
    "to_refund_only": "商家未提供可用的退货地址({number}),已为您办理仅退款。",
}
