"""What a new shop says, and what a card may not say."""

WELCOME = "您好,很高兴为您服务,请问有什么可以帮您?"
OFFLINE = "您好,现在不在营业时间,请留言,我们上班后第一时间回复您。"
CARD_TITLE, CARD_LINE = "扫码联系客服", "订单、物流、售后问题,扫一扫直接问"

# Signs of an account or a page elsewhere; compared without spaces and in small letters (S3-36).
ELSEWHERE = (
    "微信",
    "薇信",
    "威信",
    "公众号",
    "小程序",
    "qq",
    "扣扣",
    "微博",
    "小红书",
    "支付宝",
    "闲鱼",
    "抖音号",
    "快手号",
    "淘宝",
    "天猫",
    "京东",
    "拼多多",
    "telegram",
    "whatsapp",
    "加v",
    "加我",
    "vx",
    "v信",
    "wx",
    "wechat",
)
SHOP_KINDS = "旗舰店|专卖店|专营店|企业店|个人店|小店|官方店"
