"""The plans that can be suggested, in our own words; a draft is what one click puts into the form.

Gaps: {buyer}, {order_no}, {title}, {waybill}.
"""

from typing import Final

from msgspec import Struct


class Plan(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    why_zh: str
    why_en: str
    draft: str


HELLO: Final = "您好,我们已核实您的订单 {order_no}。"
_ALL: Final = (
    Plan(
        "answer_case",
        "先处理该订单的售后申请",
        "Answer the open after-sale first",
        "该订单有待商家处理的售后单",
        "The order has a case that waits for the shop",
        HELLO + "您的售后申请我们已在处理,结果会在售后详情中告知您,如需补充材料请随时联系我们。",
    ),
    Plan(
        "ship_resend",
        "尽快寄出补发或换货商品",
        "Send what was promised",
        "售后单已同意,商品尚未寄出",
        "The case is agreed, nothing has been sent",
        HELLO + "您的商品我们将于24小时内寄出,寄出后运单号会自动同步给您。",
    ),
    Plan(
        "tell_refund_runs",
        "告知退款进度",
        "Tell how far the refund is",
        "退款正在支付渠道处理",
        "The refund is with the payment provider",
        HELLO + "退款已提交支付渠道,款项将原路退回,请留意到账通知。",
    ),
    Plan(
        "show_refund",
        "附上退款凭证",
        "Show that the money is back",
        "该订单已退款成功",
        "The money is back already",
        HELLO + "退款已原路退回,凭证见附件;如未到账请告知,我们协助查询。",
    ),
    Plan(
        "look_again",
        "复核被拒绝的售后",
        "Look at the refused case again",
        "该订单的售后申请曾被拒绝",
        "A case of this order was refused",
        HELLO + "我们已重新核实您的售后申请,如有照片或视频请补充,符合条件的我们会为您办理。",
    ),
    Plan(
        "ship_today",
        "当日发货并告知时间",
        "Ship today and say when",
        "订单尚未发货",
        "The order has not left",
        HELLO + "很抱歉让您久等,商品将于今日发出,发货后物流信息会同步给您。",
    ),
    Plan(
        "refund_unshipped",
        "未发货直接退款",
        "Refund before it leaves",
        "订单尚未发货,可直接退款",
        "Nothing has been sent, the money can go back at once",
        HELLO + "商品尚未发出,如您不再需要,我们可立即为您全额退款,请确认。",
    ),
    Plan(
        "correct_order",
        "发货前更正订单信息",
        "Correct the order before it leaves",
        "订单尚未发货,地址与规格仍可更正",
        "Address and variant can still be changed",
        HELLO + "商品尚未发出,请告知需要更正的地址或规格,我们核对后为您修改。",
    ),
    Plan(
        "ask_pickup",
        "催促揽收",
        "Have it picked up",
        "已交运单号,尚无揽收记录",
        "A waybill was given, no pickup has been seen",
        HELLO + "包裹 {waybill} 已交快递,我们正催促网点揽收,有更新会第一时间告知您。",
    ),
    Plan(
        "press_carrier",
        "联系快递核实并告知预计到达",
        "Ask the carrier and say when it comes",
        "包裹正在途中",
        "The parcel is on its way",
        HELLO + "包裹 {waybill} 正在途中,我们已联系快递核实,预计到达时间会尽快告知您。",
    ),
    Plan(
        "find_parcel",
        "协助找件",
        "Help to find the parcel",
        "快递显示已签收",
        "The carrier says that it was delivered",
        HELLO + "快递显示包裹 {waybill} 已签收,如您未收到,我们已向快递调取签收凭证协助查找。",
    ),
    Plan(
        "resend_lost",
        "补发或退款",
        "Send again or refund",
        "包裹疑似遗失",
        "The parcel seems to be lost",
        HELLO + "包裹 {waybill} 疑似遗失,可为您补发或全额退款,请告知您的选择。",
    ),
    Plan(
        "refund_back",
        "退回后退款",
        "Refund what comes back",
        "包裹正在退回或已拒收",
        "The parcel is coming back",
        HELLO + "包裹 {waybill} 已在退回途中,我们收到后立即为您退款。",
    ),
    Plan(
        "photo_first",
        "请用户提供照片后给方案",
        "Ask for photos, then offer a way",
        "商品已签收,先看清问题",
        "The goods are there: see first what is wrong",
        HELLO + "请拍摄「{title}」的问题部位照片或视频,我们核实后可为您退换或补偿。",
    ),
    Plan(
        "correct_content",
        "更正宣传内容并致歉",
        "Correct the content and apologise",
        "用户反映宣传与实际不符",
        "The buyer says that the content is not true",
        HELLO + "您反映的「{title}」宣传问题我们已更正,由此造成的不便可为您办理退换。",
    ),
    Plan(
        "refund_difference",
        "核对价格并退差价",
        "Check the price and pay the difference",
        "用户反映价格问题",
        "The matter is about the price",
        HELLO + "我们已核对下单价格与活动规则,符合条件的差价将原路退回,说明见附件。",
    ),
    Plan(
        "explain_order",
        "说明操作步骤并协助完成",
        "Explain the steps and help",
        "用户在订单操作上遇到困难",
        "The buyer cannot get on with the order",
        HELLO + "我们已协助处理您的订单操作问题,步骤说明如下,如仍有困难请致电或留言。",
    ),
    Plan(
        "settle_goods",
        "退换或补偿",
        "Return, exchange or compensation",
        "用户反映商品问题",
        "The matter is about the goods",
        HELLO + "关于「{title}」的问题,可为您办理退货退款、换货或部分补偿,请选择。",
    ),
    Plan(
        "tell_whereabouts",
        "告知发货与物流进度",
        "Tell where the goods are",
        "用户关心发货与物流",
        "The buyer asks where the goods are",
        HELLO + "您的订单物流进度我们已核实,如有延误会主动告知并给出处理方案。",
    ),
    Plan(
        "offer_after_sale",
        "引导提交售后并加急",
        "Open an after-sale and hurry it",
        "用户需要售后服务",
        "The buyer wants an after-sale",
        HELLO + "请在订单中提交售后申请,我们会优先处理;也可由我们代您登记。",
    ),
    Plan(
        "arrange_exchange",
        "安排换货",
        "Arrange the exchange",
        "用户要求换货",
        "The buyer wants another one",
        HELLO + "可为您更换「{title}」,请确认规格,换货运费由我们承担。",
    ),
    Plan(
        "apologise",
        "致歉并说明改进",
        "Apologise and say what changes",
        "用户对服务不满",
        "The buyer is unhappy with the service",
        HELLO + "对服务中给您带来的不便深表歉意,我们已安排专人跟进并改进服务。",
    ),
    Plan(
        "ask_courier",
        "联系快递网点处理",
        "Talk to the courier",
        "用户反映快递问题",
        "The matter is about the courier",
        HELLO + "您反映的快递问题我们已联系网点核实,并要求其改进派送,结果会告知您。",
    ),
    Plan(
        "stop_selling",
        "暂停销售并召回",
        "Stop selling, take it back",
        "风险商品须立即处置",
        "Risky goods come before everything else",
        HELLO + "「{title}」已暂停销售,请停止使用,我们承担运费为您退货退款。",
    ),
    Plan(
        "call_now",
        "立即电话联系用户",
        "Call the buyer now",
        "高危投诉须专人处理",
        "A grave complaint wants a person",
        HELLO + "您的投诉由主管专人负责,我们会立即与您电话沟通并给出处理方案。",
    ),
    Plan(
        "ask_what_helps",
        "询问用户诉求",
        "Ask what would help",
        "先确认用户希望如何解决",
        "Know first what the buyer wants",
        HELLO + "请告知您希望的解决方式,我们会尽快为您处理。",
    ),
)
PLANS: Final[dict[str, Plan]] = {plan.code: plan for plan in _ALL}
