"""The order tables that merchants can export, field by field (files.md, chapter 6).

Column names are data: they change from version to version, so a field lists the older names too.
"""

from typing import Final

from roost.kernel.pure.layout import Layout, columns
from roost.kernel.pure.profile import Profile

DOUDIAN: Final = Layout(
    name="doudian_orders",
    label_zh="抖店订单明细",
    label_en="Doudian orders",
    key="order_no",
    columns=columns(
        {
            "order_no": "主订单编号",
            "line_no": "子订单编号",
            "status": "订单状态",
            "after_sale": "售后状态",
            "title": "选购商品",
            "product_id": "商品ID",
            "product_code": "货号",
            "sku_code": "商家编码",
            "pieces": "商品数量",
            "goods": "商品金额",
            "freight": "运费",
            "adjust": "商家改价",
            "payable": "订单应付金额",
            "payment_method": "支付方式",
            "placed_at": "订单提交时间",
            "paid_at": "支付完成时间",
            "ship_by": "承诺发货时间",
            "shipped_at": "发货时间",
            "completed_at": "订单完成时间",
            "cancel_reason": "取消原因",
            "message": "买家留言",
            "flag": "旗帜颜色",
            "memo": "商家备注",
            "receiver_name": "收件人",
            "receiver_phone": "收件人手机号",
            "province": "省",
            "city": "市",
            "district": "区",
            "town": "街道",
            "address": "详细地址",
            "parcels": "快递信息",
        },
        required="order_no line_no status title pieces goods payable placed_at",
        filled="order_no line_no status title pieces goods payable placed_at",
    ),
    sums={"discount": ("优惠总金额",)},
)

PINDUODUO: Final = Layout(
    name="pinduoduo_orders",
    label_zh="拼多多订单",
    label_en="Pinduoduo orders",
    key="order_no",
    columns=columns(
        {
            "order_no": "订单号",
            "status": "订单状态",
            "after_sale": "售后状态",
            "title": "商品",
            "product_id": "商品id",
            "product_code": "商家编码-商品维度",
            "sku_id": "样式ID",
            "sku_code": "商家编码-规格维度|商家编码-SKU维度",
            "sku_spec": "商品规格",
            "pieces": "商品数量",
            "goods": "商品总价",
            "freight": "邮费",
            "payable": "用户实付金额|顾客实付金额",
            "received": "商家实收金额",
            "payment_method": "支付方式",
            "confirmed_at": "订单成交时间|拼单成功时间|订单确认时间",
            "paid_at": "支付时间",
            "ship_by": "承诺发货时间",
            "shipped_at": "发货时间",
            "completed_at": "确认收货时间",
            "under_review": "是否审核中|是否异常",
            "message": "买家留言",
            "memo": "商家备注",
            "receiver_name": "收货人",
            "receiver_phone": "手机",
            "province": "省",
            "city": "市",
            "district": "区",
            "town": "街道/镇|街道",
            "address": "详细地址",
            "waybill": "快递单号",
            "carrier": "快递公司",
        },
        required="order_no status title pieces goods payable confirmed_at",
        filled="order_no status title pieces goods payable",
    ),
    sums={
        "discount": ("店铺优惠折扣", "平台优惠折扣", "多多支付立减金额"),
        "fees": ("上门安装费", "送货入户费", "送货入户并安装费"),
    },
    private=(
        "身份证姓名",
        "身份证号码",
        "用户购买手机号",
        "配送员手机号",
        "消费者资料",
        "旅行类信息",
        "充值号码",
    ),
)

TAOBAO: Final = Layout(
    name="taobao_orders",
    label_zh="淘宝/天猫订单报表",
    label_en="Taobao and Tmall orders",
    key="order_no",
    columns=columns(
        {
            "order_no": "订单编号",
            "status": "订单状态",
            "title": "宝贝标题",
            "kinds": "宝贝种类",
            "pieces": "宝贝总数量",
            "goods": "买家应付货款",
            "freight": "买家应付邮费",
            "payable": "总金额",
            "paid": "买家实际支付金额",
            "received": "打款商家金额",
            "refunded": "退款金额",
            "placed_at": "订单创建时间",
            "paid_at": "订单付款时间",
            "completed_at": "确认收货时间",
            "cancel_reason": "订单关闭原因",
            "buyer": "买家会员名",
            "message": "买家留言",
            "memo": "订单备注",
            "receiver_name": "收货人姓名",
            "receiver_phone": "联系手机",
            "receiver_landline": "联系电话",
            "full_address": "收货地址",
            "waybill": "物流单号",
            "carrier": "物流公司",
        },
        required="order_no status title pieces goods payable paid placed_at",
        filled="order_no status title pieces goods payable paid placed_at",
    ),
    private=("买家支付宝账号", "发票抬头", "修改后的收货地址"),
)

JUSHUITAN: Final = Layout(
    name="jushuitan_orders",
    label_zh="聚水潭导入表",
    label_en="Jushuitan sheet",
    key="order_no",
    columns=columns(
        {
            "order_no": "线上订单号",
            "status": "状态",
            "title": "商品名称",
            "sku_id": "规格编码",
            "sku_code": "商品编码",
            "sku_spec": "颜色及规格",
            "pieces": "数量",
            "unit_price": "商品单价",
            "freight": "运费",
            "payable": "付款金额",
            "paid": "付款金额",
            "placed_at": "下单时间",
            "buyer": "买家id",
            "message": "买家留言",
            "memo": "卖家备注",
            "receiver_name": "收货人姓名",
            "receiver_phone": "手机",
            "province": "省份",
            "city": "城市",
            "district": "区县",
            "address": "地址",
        },
        required="order_no status title sku_code pieces unit_price payable placed_at"
        " receiver_name receiver_phone province city district address",
        filled="order_no status title sku_code pieces unit_price payable placed_at"
        " receiver_name receiver_phone province city district address",
    ),
)

PROFILES: Final[dict[str, Profile]] = {
    DOUDIAN.name: Profile.DOUYIN,
    PINDUODUO.name: Profile.PINDUODUO,
    TAOBAO.name: Profile.TAOBAO,
}
"""Whose rules the orders of a table follow; a sheet with orders of any platform names none."""

LAYOUTS: Final = (DOUDIAN, PINDUODUO, TAOBAO, JUSHUITAN)

WHOLE_ORDER_MONEY: Final = frozenset({JUSHUITAN.name})
"""Layouts that repeat what the order costs on each of its rows (assumption); in the others a row
has the money of its own line."""
