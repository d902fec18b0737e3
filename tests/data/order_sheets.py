"""Order tables of any length, made from a seed: the 75 columns of the 抖店 export, all invented."""

import csv
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

_NAMES = (
    "主订单编号,子订单编号,支付方式,选购商品,货号,商品ID,商家编码,商品数量,商品金额,订单提交时间,"
    "支付完成时间,订单完成时间,承诺发货时间,预约发货时间,买家留言,旗帜颜色,商家备注,APP渠道,订单状态,"
    "取消原因,售后状态,订单类型,发货时间,车型,是否是以旧换新,换新额外补贴,换新额外补贴发放状态,"
    "订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,手续费,红包抵扣,"
    "降价类优惠,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,收件人,收件人手机号,"
    "省,市,区,街道,详细地址,是否修改过地址,快递信息,序列号,达人ID,达人昵称,拼团订单团编号,"
    "商品单价是否含税,税费,鲁班落地页ID,所属门店ID,流量来源,仓库ID,仓库名称,是否安心购,广告渠道,"
    "流量类型,流量体裁,流量渠道,发货主体,发货主体明细,教育优惠,预计送达时间,是否平台仓自流转,"
    "是否是渠道商品,预约送达时间,建议发货时间（起）,建议发货时间（止）"
)
HEADER = _NAMES.split(",")

_GOODS = (
    ("示例棉麻衬衫 M/米白", "SL-CS", 12900),
    ("示例不锈钢保温杯 500ml", "SL-BW", 5990),
    ("示例手工挂面 1kg", "SL-GM", 1880),
    ("示例儿童积木 120粒", "SL-JM", 8850),
)
_PLACES = (
    ("浙江省", "杭州市", "余杭区", "仓前街道"),
    ("广东省", "东莞市", "市辖区", "虎门镇"),
    ("云南省", "大理白族自治州", "大理市", "下关街道"),
)
_MESSAGES = ("", "", "", "-", "请早点发货", "写“生日快乐”\n不要放小票", "=1+1", "要蓝色,谢谢")
_STATES = ("待支付", "备货中", "已发货", "已发货", "已完成", "已完成", "已关闭")
_AT = {name: n for n, name in enumerate(HEADER)}


def doudian_rows(rows: int, seed: int = 1) -> Iterator[list[str]]:
    """Exactly `rows` rows below the header; orders of one to three lines, neighbours mostly."""
    chance = random.Random(seed)
    left, number = rows, 0
    while left:
        lines = min(left, chance.choice((1, 1, 1, 2, 3)))
        number += 1
        yield from _order(chance, number, lines)
        left -= lines


def write_doudian(file: Path, rows: int, seed: int = 1) -> None:
    """As the platform writes it: BOM, CRLF, every cell quoted."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        out = csv.writer(opened, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        out.writerow(HEADER)
        out.writerows(doudian_rows(rows, seed))


def _order(chance: random.Random, number: int, lines: int) -> Iterator[list[str]]:
    placed = datetime(2024, 3, 1) + timedelta(seconds=number * 20)
    state, place = chance.choice(_STATES), chance.choice(_PLACES)
    paid = placed + timedelta(minutes=chance.randint(1, 20)) if state != "待支付" else None
    shared = {
        "支付方式": "微信" if paid else "-",
        "订单提交时间": _time(placed),
        "支付完成时间": _time(paid),
        "承诺发货时间": _time(paid and paid + timedelta(hours=48)),
        "买家留言": chance.choice(_MESSAGES),
        "订单状态": state,
        "收件人": f"##{_cipher(chance, 24)}##",
        "收件人手机号": f"$${_cipher(chance, 16)}$$1$$",
        "省": place[0],
        "市": place[1],
        "区": place[2],
        "街道": place[3],
        "详细地址": f"##{_cipher(chance, 40)}##",
    }
    parent = 7_100_000_000_000_000_000 + number * 10
    for n in range(lines):
        own = parent if lines == 1 else parent + n + 1
        line = _line(chance, state, paid, freight=600 if n == 0 and chance.random() < 0.3 else 0)
        cells = ["-"] * len(HEADER)
        cells[0], cells[1] = f"\t{parent}", f"\t{own}"
        for part in (shared, line):
            for name, cell in part.items():
                cells[_AT[name]] = cell
        yield cells


def _line(chance: random.Random, state: str, paid: datetime | None, freight: int) -> dict[str, str]:
    title, product, price = chance.choice(_GOODS)
    pieces = chance.randint(1, 3)
    goods, discount = price * pieces, chance.choice((0, 1, 300, 1001))
    adjust = chance.choice((0, 0, 0, -500))
    sent = (
        paid + timedelta(hours=chance.randint(2, 40)) if paid and state in "已发货已完成" else None
    )
    waybill = f"YT{chance.randrange(10**14):014d}-圆通速递" if sent else "-"
    return {
        "选购商品": title,
        "货号": product,
        "商品ID": f"\t36{chance.randrange(10**17):017d}",
        "商家编码": f"{product}-{chance.randint(1, 3):02d}",
        "商品数量": str(pieces),
        "商品金额": _yuan(goods),
        "运费": _yuan(freight),
        "优惠总金额": _yuan(discount),
        "商家改价": _yuan(adjust),
        "订单应付金额": _yuan(goods + freight - discount + adjust),
        "旗帜颜色": chance.choice(("", "", "红", "灰")),
        "商家备注": chance.choice(("", "", "加急")),
        "发货时间": _time(sent),
        "快递信息": waybill,
        "订单完成时间": _time(sent and sent + timedelta(days=7)) if state == "已完成" else "-",
        "APP渠道": "抖音",
        "订单类型": "普通订单",
        "仓库ID": "W01",
        "仓库名称": "示例一号仓",
        "流量类型": "自然流量",
        "发货主体": "商家发货",
        "是否修改过地址": "否",
    }


def _time(instant: datetime | None) -> str:
    return instant.isoformat(" ", "seconds") if instant else "-"


def _yuan(fen: int) -> str:
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def _cipher(chance: random.Random, length: int) -> str:
    return f"{chance.getrandbits(4 * length):0{length}x}"
