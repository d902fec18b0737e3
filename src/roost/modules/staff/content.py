"""Words of the navigation and the posts that a new shop finds."""

from msgspec import Struct

GROUPS: dict[str, tuple[str, str]] = {
    "home": ("首页", "Home"),
    "reception": ("接待", "Reception"),
    "orders": ("订单", "Orders"),
    "after_sales": ("售后", "After-sales"),
    "goods": ("商品", "Goods"),
    "shop": ("店铺", "Shop"),
    "data": ("数据", "Data"),
    "people": ("客户", "Customers"),
}
WITHOUT_ENTRY = ("其他", "Other")


class Preset(Struct, frozen=True):
    """A post that a shop finds; `grants` are patterns, so that later modules join in."""

    name: str
    description: str
    grants: tuple[str, ...]


_TALK = (
    "deadlines.view",
    "conversations.view",
    "conversations.reply",
    "conversations.transfer",
    "conversations.offline",
    "conversations.ask",
    "quick_replies.view",
    "products.view",
    "buyers.view",
    "shop.quote",
    "schedules.view",
    "training.view",
)
_SEE = ("orders.view", "parcels.view", "coupons.view", "customers.view", "after_sales.view")
_AFTER = (
    "deadlines.check",
    "orders.*",
    "parcels.*",
    "after_sales.*",
    "service_requests.*",
    "work_orders.*",
    "evidence.*",
    "appeals.*",
    "vouchers.*",
)
_RUN = ("orders.*", "parcels.*", "filings.*", "products.*", "coupons.*", "metrics.*", "rules.*")
_ALL = ("*",)

MERCHANT = (
    Preset("售前客服", "解答商品与售后疑问", (*_TALK, *_SEE)),
    Preset("售后客服", "处理退货、修改订单与售后问题", (*_TALK, "customers.view", *_AFTER)),
    Preset("客服主管", "管理与指导团队、优化流程", _ALL),
)
BY_PROFILE: dict[str, tuple[Preset, ...]] = {
    "pinduoduo": (
        Preset("管理员", "除主账号专有的操作外,可使用全部功能", _ALL),
        Preset("运营", "商品、订单与数据", _RUN),
        Preset("客服管理员", "客服团队的接待、设置与数据", (*_TALK, *_SEE, *_AFTER, *_RUN[5:])),
        Preset("运营和客服管理员", "运营与客服管理员之和", (*_RUN, *_TALK, *_SEE, *_AFTER)),
        Preset("客服", "接待与日常售后", (*_TALK, *_SEE)),
    )
}
PLATFORM = (Preset("平台客服", "处理服务请求、申诉、报备与裁定", _ALL),)
