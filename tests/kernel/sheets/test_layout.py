import pytest

from roost.kernel.pure.cells import count, fen, text
from roost.kernel.pure.layout import Layout, RowFault, columns, recognise
from roost.kernel.pure.refusal import Invalid

FRUIT = Layout(
    name="fruit",
    label_zh="水果表",
    label_en="Fruit",
    key="no",
    columns=columns(
        {"no": "编号|旧编号", "pieces": "数量", "price": "单价", "kind": "品种"},
        required="no pieces price",
        filled="no pieces",
    ),
    sums={"off": ("店铺优惠", "平台优惠")},
    private=("联系人",),
)
TOOLS = Layout(
    name="tools",
    label_zh="工具表",
    label_en="Tools",
    key="no",
    columns=columns({"no": "工具编号", "size": "尺寸"}, required="no size"),
)


@pytest.mark.parametrize(
    "header",
    [
        ["编号", "数量", "单价"],
        ["编号 ", " 数量(件)", "单价（元）"],
        ["\ufeff编号（必填）", "数量（件）", "单价(元)"],
        ["旧编号", "数量", "单价"],
    ],
)
def test_headers_are_known_by_name_in_every_spelling(header):
    row = recognise(header, [FRUIT, TOOLS]).row(["A1", "2", "3.50"])
    assert (row.need("no", text), row.need("pieces", count), row.need("price", fen)) == (
        "A1",
        2,
        350,
    )


def test_the_order_of_the_columns_does_not_matter():
    row = recognise(["单价", "编号", "数量"], [FRUIT]).row(["3.50", "A1", "2"])
    assert row.need("no", text) == "A1"


def test_the_first_known_name_wins_and_the_older_one_stays_raw():
    row = recognise(["旧编号", "数量", "单价", "编号"], [FRUIT]).row(["old", "2", "1", "new"])
    assert row.need("no", text) == "new"
    assert row.raw() == {"旧编号": "old"}


def test_columns_nobody_asks_for_are_kept_and_those_about_people_apart():
    header = ["编号", "数量", "单价", "备用", "联系人", "空的", "备用"]
    row = recognise(header, [FRUIT]).row(["A", "1", "1", "x", "张三", "-", "y"])
    assert row.raw() == {"备用": "x", "备用#7": "y"}
    assert row.private() == {"联系人": "张三"}


def test_several_columns_add_up_to_one_field():
    found = recognise(["编号", "数量", "单价", "平台优惠（元）", "店铺优惠"], [FRUIT])
    assert found.row(["A", "1", "1", "0.30", "-"]).total("off", fen) == 30


def test_a_file_without_a_needed_column_is_refused_by_the_columns_name():
    with pytest.raises(Invalid, match="按“水果表”识别，缺少列：单价") as refused:
        recognise(["编号", "数量", "品种"], [TOOLS, FRUIT])
    assert refused.value.code == "sheet_columns_missing"
    assert refused.value.params == {"layout": "fruit", "columns": ["单价"]}


def test_a_file_of_another_kind_is_refused_with_what_would_be_taken():
    with pytest.raises(Invalid, match="水果表、工具表") as refused:
        recognise(["姓名", "年龄", "城市"], [FRUIT, TOOLS])
    assert refused.value.code == "sheet_layout_unknown"


def test_a_column_that_comes_twice_is_refused_when_it_is_read():
    with pytest.raises(Invalid, match="表头重复：数量") as refused:
        recognise(["编号", "数量", "单价", "数量"], [FRUIT])
    assert refused.value.code == "sheet_columns_repeated"


def test_a_row_of_another_width_is_a_fault():
    found = recognise(["编号", "数量", "单价"], [FRUIT])
    for cells in (["A", "1"], ["A", "1", "1", "1"], []):
        with pytest.raises(RowFault) as fault:
            found.row(cells)
        assert fault.value.code == "ragged_row"


def test_a_fault_names_the_column_as_the_file_writes_it():
    found = recognise(["编号", "数量（件）", "单价"], [FRUIT])
    with pytest.raises(RowFault, match="“数量（件）”“many”不是有效的数量") as fault:
        found.row(["A", "many", "1"]).need("pieces", count)
    rejected = fault.value.rejected(7, "A")
    assert (rejected.row, rejected.key, rejected.code) == (7, "A", "bad_count")
    assert rejected.params == {"label": "数量（件）", "value": "many"}


def test_an_empty_cell_where_one_is_needed_is_a_fault():
    found = recognise(["编号", "数量", "单价"], [FRUIT])
    with pytest.raises(RowFault, match="“数量”不能为空"):
        found.row(["A", "-", "1"])
    with pytest.raises(RowFault, match="“单价”不能为空"):
        found.row(["A", "1", ""]).need("price", fen)


def test_a_total_row_is_one_without_a_number_of_its_own():
    found = recognise(["品种", "编号", "数量", "单价"], [FRUIT])
    assert found.is_total(["合计", "", "3", "1"])
    assert not found.is_total(["合计", "A1", "3", "1"])
    assert not found.is_total([])


def test_a_table_of_columns_with_a_misspelt_field_does_not_build():
    with pytest.raises(ValueError, match="nu"):
        columns({"no": "编号"}, required="nu")
