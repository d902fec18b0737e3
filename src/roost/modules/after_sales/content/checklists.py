"""Proof to have at hand. A missing item is pointed out, it never stops anybody (S3-82)."""

from typing import Final

SHORTAGE_PROOF: Final[dict[str, tuple[str, str]]] = {
    "ship_weight": ("发货称重图", "Weighing photo at dispatch"),
    "carrier_weight": ("快递内网称重图", "Weighing photo of the carrier"),
    "carrier_statement": ("物流方出具的发货无误凭证", "Carrier's statement of correct dispatch"),
}
QUALITY_NOTE: Final = (
    "买家选择的是品质类理由,成功后计入商品的品质退款,可能影响商品链接。请如实说明理由之间的区别,"
    "避免误选;不得施压,不得要求买家修改真实的品质理由。"
)
QUALITY_NOTE_EN: Final = (
    "The buyer names a quality reason; when it succeeds it counts as a quality refund of the "
    "product. Explain the difference honestly; never press, never ask to change a true reason."
)
HONEST_OPTIONS: Final[tuple[tuple[str, str, str], ...]] = (
    ("proof", "请买家提供照片或视频核实", "Ask for photos or a video"),
    ("repair", "提供维修", "Offer a repair"),
    ("exchange", "提供换货", "Offer an exchange"),
)
