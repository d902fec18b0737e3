import pytest

from roost.kernel.pure.layout import Rejected, recognise
from roost.kernel.pure.refusal import Invalid
from roost.modules.orders.rules.layouts import LAYOUTS
from roost.modules.orders.rules.reading import read_orders
from roost.modules.orders.rules.statuses import STATES, of_order

PINDUODUO_2020 = (
    "商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),邮费(元),上门安装费(元),"
    "送货入户费(元),送货入户并安装费(元),用户实付金额(元),商家实收金额(元),商品数量(件),身份证姓名,"
    "身份证号码,收货人,手机,是否审核中,省,市,区,街道,支付时间,拼单成功时间,订单确认时间,承诺发货时间,"
    "发货时间,确认收货时间,商品id,商品规格,用户购买手机号,样式ID,商家编码-SKU维度,商家编码-商品维度,"
    "快递单号,快递公司,海淘清关订单号,支付ID,支付方式,是否抽奖或0元试用,是否顺丰加价,商家备注,售后状态,"
    "买家留言,关联货品编码,货品名称,货品类型,子货品,仓库名称,仓库所在地址,是否门店自提,门店名称,"
    "门店自定义编码,旅行类信息,消费者资料"
)
TAOBAO_2018 = (
    "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,"
    "返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,"
    "联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,"
    "宝贝总数量,"
    "店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,"
    "特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,"
    "天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,新零售导购门店名称,新零售导购门店id,"
    "新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,"
    "含应开票给个人的个人红包"
)


def read_one(header: str, values: dict[str, str]):
    names = [name.strip() for name in header.split(",")]
    assert set(values) <= set(names)
    found = recognise(header.split(","), LAYOUTS)
    (result,) = read_orders(found, [(2, [values.get(name, "") for name in names])])
    return found, result


OLD_PINDUODUO = {
    "商品": "示例袜子",
    "订单号": "200501-123456789012345",
    "订单状态": "待发货",
    "商品总价(元)": "20.00",
    "店铺优惠折扣(元)": "1.00",
    "平台优惠折扣(元)": "2.00",
    "邮费(元)": "3.00",
    "上门安装费(元)": "5.00",
    "用户实付金额(元)": "25.00",
    "商家实收金额(元)": "27.00",
    "商品数量(件)": "2",
    "支付时间": "2020-05-01 10:00:00",
    "拼单成功时间": "2020-05-01 11:00:00",
    "订单确认时间": "2020-05-01 11:00:05",
    "商家编码-SKU维度": "WZ-01",
    "街道": "仓前街道",
    "身份证号码": "110101200001010000",
    "用户购买手机号": "13000000000",
}


def test_the_55_columns_of_2020_are_still_read():
    found, order = read_one(PINDUODUO_2020, OLD_PINDUODUO)
    assert (found.layout.name, found.width) == ("pinduoduo_orders", 55)
    assert (order.payable_fen, order.fees_fen, order.discount_fen) == (2500, 500, 300)
    assert (order.lines[0].sku_code, order.said.receiver.region.town) == ("WZ-01", "仓前街道")
    assert order.said.placed_at < order.said.confirmed_at
    assert order.lines[0].raw["订单确认时间"] == "2020-05-01 11:00:05"


def test_columns_about_a_person_are_kept_apart_from_the_raw_ones():
    _, order = read_one(PINDUODUO_2020, OLD_PINDUODUO)
    assert order.private == {"身份证号码": "110101200001010000", "用户购买手机号": "13000000000"}
    assert not set(order.lines[0].raw) & set(order.private)


def test_an_order_without_any_time_is_rejected():
    nothing = {"支付时间": "", "拼单成功时间": "", "订单确认时间": ""}
    _, rejected = read_one(PINDUODUO_2020, OLD_PINDUODUO | nothing)
    assert (rejected.code, rejected.sentence_zh) == ("missing_cell", "“拼单成功时间”不能为空")


def test_the_56_columns_of_2018_are_still_read():
    values = {
        "订单编号": '="180001234567890123"',
        "订单状态": "交易成功",
        "宝贝标题": "示例袜子",
        "宝贝总数量": "2",
        "买家应付货款": "1,020.00",
        "总金额": "1,020.00",
        "买家实际支付金额": "1,020.00",
        "订单创建时间": "2018/5/1 9:08",
        "订单付款时间": "2018-05-01 09:09:10",
        "联系电话": "0571-8000000",
    }
    found, order = read_one(TAOBAO_2018, values)
    assert (found.layout.name, found.width) == ("taobao_orders", 56)
    assert (order.order_no, order.paid_fen) == ("180001234567890123", 102000)
    assert order.said.receiver.phone.text == "0571-8000000"


def test_a_layout_nobody_knows_names_those_that_are():
    with pytest.raises(Invalid) as refused:
        recognise(["快手订单", "金额"], LAYOUTS)
    assert str(refused.value) == (
        "认不出这张表的表头；可以导入：抖店订单明细、拼多多订单、淘宝/天猫订单报表、聚水潭导入表"
    )


def test_a_known_layout_without_its_amount_is_refused_by_name():
    header = [name for name in TAOBAO_2018.split(",") if name != "总金额"]
    with pytest.raises(Invalid, match="按“淘宝/天猫订单报表”识别，缺少列：总金额"):
        recognise(header, LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_has_its_words_for_the_states_of_an_order(layout):
    meant = set(STATES[layout.name].values())
    assert {"awaiting_payment", "awaiting_shipment", "shipped", "completed", "cancelled"} <= meant


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        ({"shipped"}, "shipped"),
        ({"shipped", "cancelled"}, "shipped"),
        ({"cancelled"}, "cancelled"),
        ({"shipped", "completed"}, "shipped"),
        ({"shipped", "awaiting_shipment"}, "partially_shipped"),
        ({"completed", "awaiting_shipment", "cancelled"}, "partially_shipped"),
        ({"partially_shipped", "shipped"}, "partially_shipped"),
        ({"awaiting_payment", "shipped"}, None),
    ],
)
def test_the_state_of_an_order_follows_from_its_lines(lines, order):
    assert of_order(lines) == order


def test_a_state_nobody_knows_is_named_and_not_guessed():
    _, rejected = read_one(PINDUODUO_2020, OLD_PINDUODUO | {"订单状态": "待成团"})
    assert isinstance(rejected, Rejected)
    assert rejected.code == "unknown_status"
    assert rejected.sentence_zh == (
        "“订单状态”“待成团”不是已知的订单状态，请联系管理员补充后再导入"
    )
    assert rejected.params == {"label": "订单状态", "value": "待成团"}
