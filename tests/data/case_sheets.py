"""After-sale tables of any length about the orders of `order_sheets`: the 50 columns of 抖店."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from data.order_sheets import HEADER as ORDER_HEADER
from data.order_sheets import doudian_rows

_NAMES = (
    "售后单号,订单号,商品单号,商品名称,商品ID,应付金额（元）,商品运费（元）,支付优惠（元）,商品税费（元）,"
    "商品发货状态,售后类型,退商品金额（元）,退运费金额（元）,退支付优惠（元）,退税费金额（元）,售后状态,"
    "售后申请时间,退款方式,是否已上传退款凭证,售后原因,售后原因标签,退货物流单号,退货异常,退货发货时间,"
    "退货物流公司,自动处理截止时间,同意售后申请时间,商家退款时间,用户到账时间,售后关闭时间,商家退货地址,"
    "商家退货联系人姓名,商家退货联系人电话,仲裁状态,纠纷责任方,是否极速退款,是否拒签后退款,发货物流单号,"
    "发货物流状态,换货物流单号,退货物流状态,售后完结时间,订单备注,用户售后说明,售后备注,操作人,协商记录,"
    "换货商品信息,商家编码,门店名称"
)
HEADER = _NAMES.split(",")
_AT = {name: n for n, name in enumerate(HEADER)}
_ORDER_AT = {name: n for n, name in enumerate(ORDER_HEADER)}
_WAITING, _DONE, _CLOSED = "待商家处理", "同意退款，退款成功", "售后关闭"


def doudian_cases(rows: int, seed: int = 1) -> Iterator[list[str]]:
    """One case about each of the first lines of the orders of the same seed; every third waits."""
    for n, line in enumerate(doudian_rows(rows, seed)):
        yield _case(n, line)


def write_cases(file: Path, rows: int, seed: int = 1) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        out = csv.writer(opened, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        out.writerow(HEADER)
        out.writerows(doudian_cases(rows, seed))


def _case(n: int, line: Sequence[str]) -> list[str]:
    order = {name: line[at] for name, at in _ORDER_AT.items()}
    applied = datetime(2024, 3, 10) + timedelta(seconds=n * 7)
    status = (_WAITING, _DONE, _CLOSED)[n % 3]
    over = applied + timedelta(hours=5)
    cells = ["-"] * len(HEADER)
    told = {
        "售后单号": f"\t{7_200_000_000_000_000_000 + n}",
        "订单号": order["主订单编号"],
        "商品单号": order["子订单编号"],
        "商品名称": order["选购商品"],
        "商品ID": order["商品ID"],
        "应付金额（元）": order["订单应付金额"],
        "商品发货状态": "未发货",
        "售后类型": "未发货仅退款",
        "退商品金额（元）": "9.90",
        "退运费金额（元）": "0.10",
        "售后状态": status,
        "售后申请时间": _time(applied),
        "售后原因": ("缺货", "尺码不合适")[n % 2],
        "自动处理截止时间": _time(applied + timedelta(hours=48)) if status == _WAITING else "-",
        "同意售后申请时间": _time(over) if status == _DONE else "-",
        "商家退款时间": _time(over) if status == _DONE else "-",
        "售后关闭时间": _time(over) if status == _CLOSED else "-",
        "售后完结时间": "-" if status == _WAITING else _time(over),
        "仲裁状态": "无仲裁",
        "用户售后说明": "=1+1" if n % 10 == 0 else "",
        "协商记录": f"{_time(applied)} 买家发起未发货仅退款;",
    }
    for name, cell in told.items():
        cells[_AT[name]] = cell
    return cells


def _time(instant: datetime) -> str:
    return f"{instant:%Y/%m/%d %H:%M:%S}"
