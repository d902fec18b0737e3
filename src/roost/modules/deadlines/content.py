"""The five matters of a supervisor's home page, in the source's order (S0-34)."""

from msgspec import Struct


class Block(Struct, frozen=True):
    module: str
    label_zh: str
    label_en: str


BLOCKS = (
    Block("orders", "订单", "Orders"),
    Block("after_sales", "售后", "After-sales"),
    Block("parcels", "包裹", "Parcels"),
    Block("service_requests", "服务请求", "Service requests"),
    Block("filings", "报备", "Filings"),
)

TROUBLES: dict[str, tuple[str, str]] = {
    "not_picked_up": ("发货后一直未揽收", "Not picked up since it left"),
    "stuck": ("物流长时间未更新", "Nothing heard for long"),
    "refused": ("买家拒收", "Refused"),
    "intercepted": ("已拦截", "Intercepted"),
    "lost": ("疑似遗失", "Possibly lost"),
}
"""Why a parcel wants a look."""
