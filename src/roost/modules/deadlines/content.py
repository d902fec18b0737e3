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
