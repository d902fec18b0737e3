"""Carriers and what their waybills look like; a carrier without a pattern of its own takes any."""

import re

from msgspec import Struct

from roost.kernel.pure.refusal import Invalid


class Carrier(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    waybill: str


CARRIERS = (
    Carrier("shunfeng", "顺丰速运", "SF Express", r"SF\d{12,15}|\d{12}"),
    Carrier("zhongtong", "中通快递", "ZTO Express", r"\d{12,15}"),
    Carrier("yuantong", "圆通速递", "YTO Express", r"YT\d{13,15}|\d{10,18}"),
    Carrier("shentong", "申通快递", "STO Express", r"\d{12,15}"),
    Carrier("yunda", "韵达快递", "Yunda Express", r"\d{13,15}"),
    Carrier("jitu", "极兔速递", "J&T Express", r"JT\d{13}|UT\d{13}"),
    Carrier("jingdong", "京东快递", "JD Logistics", r"JD[A-Z0-9]{11,15}|\d{12,15}"),
    Carrier("ems", "EMS", "EMS", r"[A-Z]{2}\d{9}CN|\d{13}"),
    Carrier("youzheng", "邮政快递包裹", "China Post parcel", r"[A-Z]{2}\d{9}CN|\d{13}"),
    Carrier("debang", "德邦快递", "Deppon Express", r"DPK\d{12}|\d{8,12}"),
    Carrier("other", "其他快递", "Another carrier", r"[A-Z0-9\-]{6,32}"),
)
BY_CODE = {c.code: c for c in CARRIERS}


def carrier_named(name: str | None) -> str:
    """The code of a carrier as tables write it (圆通, 圆通速递, 圆通快递); else the name itself."""
    known = next((c.code for c in CARRIERS if name and name[:2] == c.label_zh[:2]), None)
    return known or name or ""


def checked(carrier: str, waybill: str) -> str:
    """The waybill as it is kept: without blanks, letters large."""
    known = BY_CODE.get(carrier)
    if known is None:
        raise Invalid("请选择快递公司", "unknown_carrier", "/carrier")
    number = re.sub(r"\s", "", waybill).upper()
    if not re.fullmatch(known.waybill, number):
        raise Invalid(
            f"快递单号不符合{known.label_zh}的格式", "bad_waybill", "/waybill", carrier=carrier
        )
    return number
