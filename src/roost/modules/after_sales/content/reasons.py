"""Reasons to choose from. `number` is the code in the platform's files, where it has one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Weight(StrEnum):
    """What a reason counts for; a table of our own, kept as data (figures 4.5)."""

    QUALITY = "quality"
    LOGISTICS = "logistics"
    OTHER = "other"


class Reason(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    weight: Weight
    number: int | None = None
    shipped: bool | None = None
    """Only for shipped goods, only for unshipped ones, or (None) for both."""


_Q, _L, _O = Weight.QUALITY, Weight.LOGISTICS, Weight.OTHER
_ALL = (
    Reason("unwanted", "多拍/拍错/不想要", "Ordered by mistake or not wanted", _O, 1),
    Reason("wrong_address", "地址/信息填错", "Wrong address or details", _O),
    Reason("never_arrived", "快递一直未送达", "Never arrived", _L, 2, True),
    Reason("late_shipment", "未按约定时间发货", "Not shipped as promised", _L, 3),
    Reason("no_tracking", "快递无跟踪记录", "No tracking record", _L, 4, True),
    Reason("empty_or_missing", "少件/错件/空包裹", "Missing, wrong or empty parcel", _Q, 5, True),
    Reason("no_reason", "7天无理由", "No-reason return", _O, 6, True),
    Reason("rough_work", "做工粗糙/有瑕疵", "Poor workmanship", _Q, 7, True),
    Reason("malfunction", "功能故障", "Malfunction", _Q, 8, True),
    Reason("poor_effect", "使用效果与描述不符", "Does not work as described", _Q, 9, True),
    Reason("other_material", "材质/品牌/外观与描述不符", "Other material or look", _Q, 10, True),
    Reason("date_or_spec", "生产日期/保质期/规格与描述不符", "Other date or size", _Q, 11, True),
    Reason("counterfeit", "假冒品牌", "Counterfeit", _Q, 12, True),
    Reason("agreed", "与商家协商一致", "Agreed with the shop", _O, 13),
    Reason("out_of_stock", "缺货", "Out of stock", _L, 14, False),
    Reason("other", "其他", "Other", _O, 15),
    Reason("other_size", "尺寸/重量与描述不符", "Other size or weight", _Q, 16, True),
    Reason("spoiled", "变质/发霉/有异物", "Spoiled", _Q, 19, True),
    Reason("short_sent", "少件/漏发", "Items left out", _Q, 20, True),
    Reason("damaged", "包装/商品破损", "Damaged", _Q, 21, True),
    Reason("wrong_goods", "卖家发错货", "Wrong goods sent", _Q, 22, True),
    Reason("postage", "退运费", "Postage", _O, 23, True),
    Reason("price", "价格/优惠问题", "Price or discount", _O, 24),
    Reason("pirated", "盗版", "Pirated copy", _Q, 30, True),
)
REASONS: Final[Mapping[str, Reason]] = {r.code: r for r in _ALL}
BY_NUMBER: Final[Mapping[int, Reason]] = {r.number: r for r in _ALL if r.number}
SHORTAGE: Final = frozenset({"empty_or_missing", "short_sent"})


class RefusalReason(Struct, frozen=True):
    """`stage` says when it may be given: request, return (of the goods) or platform."""

    code: str
    label_zh: str
    label_en: str
    stage: str
    proof: bool = False


WRONG_WAYBILL: Final = "wrong_waybill"
_REFUSALS = (
    RefusalReason("already_shipped", "商品已发出", "Already shipped", "request"),
    RefusalReason(
        "goods_fine", "商品无问题,不支持仅退款", "Nothing wrong with the goods", "request"
    ),
    RefusalReason("proof_missing", "买家举证不足", "The proof does not suffice", "request"),
    RefusalReason("period_over", "已超过售后期", "The after-sales period is over", "request"),
    RefusalReason("not_our_goods", "非本店商品", "Not goods of this shop", "request"),
    RefusalReason("agreed_otherwise", "已与买家协商其他方案", "Agreed otherwise", "request"),
    RefusalReason("other", "其他", "Other", "request"),
    RefusalReason("not_received", "未收到退货", "The return has not arrived", "return"),
    RefusalReason("returned_fewer", "退回商品数量不符", "Fewer items returned", "return"),
    RefusalReason("returned_wrong", "退回商品非原商品", "Other goods returned", "return"),
    RefusalReason("returned_damaged", "退回商品影响二次销售", "Returned goods damaged", "return"),
    RefusalReason("other_return", "其他", "Other", "return"),
    RefusalReason(WRONG_WAYBILL, "填错物流单号", "Wrong waybill number", "platform", proof=True),
)
REFUSALS: Final[Mapping[str, RefusalReason]] = {r.code: r for r in _REFUSALS}
