"""What buyers of the demo say and apply for, and what they are answered.

Each saying fits orders of some stage, and some goods: nobody calls a lamp's sole loose.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Stage(StrEnum):
    """How far an order has come, as its buyer sees it."""

    PAID = "paid"
    SENT = "sent"
    RECEIVED = "received"


class Fit(Struct, frozen=True, kw_only=True):
    """Of no stage: before anything is bought. Of no goods: of any."""

    stage: Stage | None = None
    goods: Sequence[str] = ()

    def fits(self, stage: Stage | None, numbers: Sequence[str]) -> bool:
        return stage is self.stage and (not self.goods or not set(self.goods).isdisjoint(numbers))


class Talk(Fit, frozen=True, kw_only=True):
    asks: str
    answer: str


class Told(Fit, frozen=True, kw_only=True):
    """What is told to the platform, by its type of complaint."""

    type: str
    said: str


class Trouble(Fit, frozen=True, kw_only=True):
    """An after-sale; `goes` are the steps that others and its buyer have done since, one a day."""

    kind: str
    reason: str
    said: str
    goes: Sequence[str] = ()


CLOTHES, SHOES, FLASK, CHAIR = ("SY1001", "SY1005"), ("SY1002",), ("SY1003",), ("SY1004",)
JACKET, SHIRT, TENT, POLES, LAMP = ("SY1001",), ("SY1005",), ("SY1006",), ("SY1007",), ("SY1008",)
PAID, SENT, RECEIVED = Stage.PAID, Stage.SENT, Stage.RECEIVED

THANKS = ("好的,谢谢", "明白了,谢谢", "好嘞", "OK 谢谢")
LATER = "您好,昨晚的留言已看到,让您久等了,有需要随时找我们。"
WAITING = ("有人吗", "麻烦快一点,等着付款", "??", "在吗")
TALKS = (
    Talk(
        asks="在吗?冲锋衣 175 的身高,65 公斤穿什么码?",
        answer="您好,175/65kg 建议选 L 码,里面加抓绒也宽松。",
    ),
    Talk(
        asks="登山鞋偏大还是偏小呀,平时穿 42",
        answer="这款是正常码,平时 42 就选 42;穿厚袜子可以大半码。",
    ),
    Talk(asks="现在下单今天能发货吗", answer="付款后 48 小时内发出,下午四点前付款的基本当天发。"),
    Talk(
        asks="有没有运费险?不合适可以退吗",
        answer="支持七天无理由退货,商品不影响二次销售即可。",
    ),
    Talk(
        asks="帐篷下大雨会不会漏",
        answer="外帐 PU4000 压胶处理,大雨没有问题,记得拉紧防风绳。",
    ),
    Talk(
        asks="保温杯可以装碳酸饮料吗",
        answer="不建议装碳酸饮料,内压升高不容易打开,热水冰水都可以。",
    ),
    Talk(
        stage=PAID,
        asks="我刚拍了一单,麻烦尽快发哈",
        answer="收到,已经备注优先发出,发货后会有物流通知。",
    ),
    Talk(
        stage=PAID,
        goods=CLOTHES,
        asks="可以帮我改成大一码吗,担心偏小",
        answer="可以的,已为您备注换大一码发出。",
    ),
    Talk(
        stage=PAID,
        asks="地址少写了单元号,3 单元,谢谢",
        answer="已为您备注「3 单元」,打包时会核对。",
    ),
    Talk(stage=PAID, asks="发什么快递呀", answer="默认顺丰,偏远地区发中通。"),
    Talk(
        stage=SENT,
        asks="快递到哪里了,怎么两天没动",
        answer="帮您看了,已到转运中心,预计明天派送。",
    ),
    Talk(
        stage=SENT,
        asks="能不能让快递放驿站,白天家里没人",
        answer="好的,已联系快递备注放驿站。",
    ),
    Talk(
        stage=RECEIVED,
        goods=SHOES,
        asks="收到了,左脚这只有一道划痕",
        answer="非常抱歉,麻烦拍张照片,我们给您换一双或者补偿。",
    ),
    Talk(
        stage=RECEIVED,
        goods=CLOTHES,
        asks="衣服味道有点大,正常吗",
        answer="新面料的味道,通风晾一天就散了;还有的话随时找我们。",
    ),
    Talk(
        stage=RECEIVED,
        goods=LAMP,
        asks="头灯怎么切换红光",
        answer="长按开关两秒进入红光,再短按切换爆闪。",
    ),
    Talk(
        stage=RECEIVED,
        goods=TENT,
        asks="帐篷收起来塞不回袋子,有教程吗",
        answer="先对折三次再卷,视频在商品详情最下面。",
    ),
    Talk(stage=RECEIVED, asks="东西不错,发票怎么开", answer="已登记,电子发票两天内发到您手机。"),
)
TOLD = (
    Told(stage=PAID, type="shipping", said="说好当天发货,付款后又说要等两天"),
    Told(stage=PAID, type="price", said="直播间说的券没有用上,希望退差价"),
    Told(stage=PAID, type="merchant_service", said="客服态度不好,问题一直不处理"),
    Told(stage=SENT, type="shipping", said="物流三天没有更新,客服只让我等"),
    Told(stage=SENT, type="courier", said="快递放在驿站没有通知我,希望送货上门"),
    Told(stage=RECEIVED, type="courier", said="快递没打电话就签收了,找了一天才找到"),
    Told(stage=RECEIVED, goods=SHOES, type="goods", said="鞋底开胶了,商家说不在保修范围"),
    Told(stage=RECEIVED, goods=JACKET, type="goods", said="冲锋衣穿两次肩缝就脱线了"),
    Told(stage=RECEIVED, goods=FLASK, type="goods", said="保温杯盖子漏水,装了一包"),
    Told(stage=RECEIVED, goods=CHAIR, type="goods", said="椅子坐了一次支架就弯了"),
    Told(stage=RECEIVED, goods=POLES, type="goods", said="登山杖外锁打滑,下坡缩回去了"),
    Told(stage=RECEIVED, goods=LAMP, type="goods", said="头灯充满只能亮两小时,和描述不符"),
    Told(stage=RECEIVED, goods=TENT, type="goods", said="帐篷底布渗水,下雨一晚就湿了"),
    Told(stage=RECEIVED, goods=SHIRT, type="goods", said="T 恤洗一次就缩水变形了"),
    Told(stage=RECEIVED, type="price", said="刚收到就降价了,客服不给补差价"),
)
SOLVED = (
    "已电话联系用户说明情况,用户认可处理方案",
    "已加急处理并补偿运费,用户表示可以接受",
    "已安排补发,单号已发给用户",
)
UNSOLVED = ("用户要求全额退款且不退货,未能协商一致", "三次电话未接通,已短信告知用户")
TROUBLES = (
    Trouble(stage=PAID, kind="refund_unshipped", reason="unwanted", said="拍重了,退一单"),
    Trouble(stage=PAID, kind="refund_unshipped", reason="late_shipment", said="等不及了,不要了"),
    Trouble(stage=SENT, kind="refund_shipped", reason="no_tracking", said="物流一直没有更新"),
    Trouble(
        stage=RECEIVED, goods=CLOTHES, kind="exchange", reason="other_size", said="偏小,换大一号"
    ),
    Trouble(
        stage=RECEIVED, goods=SHOES, kind="exchange", reason="other_size", said="挤脚,换大一码"
    ),
    Trouble(
        stage=RECEIVED, goods=FLASK, kind="return_refund", reason="malfunction", said="盖子漏水"
    ),
    Trouble(
        stage=RECEIVED, goods=CHAIR, kind="return_refund", reason="rough_work", said="支架有裂纹"
    ),
    Trouble(stage=RECEIVED, goods=LAMP, kind="repair", reason="malfunction", said="充不进电了"),
    Trouble(stage=RECEIVED, kind="return_refund", reason="no_reason", said="和想的不一样,退了吧"),
)
# By the day on which each is asked for.
COURSES = {
    1: Trouble(
        stage=PAID,
        kind="refund_unshipped",
        reason="unwanted",
        said="临时有事去不了了,不要了",
        goes=("agree",),
    ),
    2: Trouble(
        stage=RECEIVED,
        kind="return_refund",
        reason="no_reason",
        said="颜色和家里的不搭",
        goes=("agree", "send_back"),
    ),
    3: Trouble(
        stage=RECEIVED,
        kind="return_refund",
        reason="rough_work",
        said="线头很多,做工差",
        goes=("refuse", "intervene"),
    ),
    4: Trouble(
        stage=RECEIVED,
        kind="exchange",
        reason="other_size",
        said="偏小,换大一号",
        goes=("agree",),
    ),
}
