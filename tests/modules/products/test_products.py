"""Products: found by name or number, with what a buyer asks about."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event
from world import OWNER, RIVAL, TEMP, buyer, merchant

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound
from roost.modules.products import commands, facade, permissions, queries, views
from roost.modules.products.commands import ProductBody, SkuBody

CLERK = merchant("clerk", permissions.VIEW)


def body(number="3600000001", title="手机壳 磨砂黑 A12", **more) -> ProductBody:
    skus = [SkuBody("磨砂黑 / A12", 1990, 5, "BK-A12"), SkuBody("透明 / A12", 1490, 0)]
    about = {"attributes": {"材质": "TPU", "适用": "多机型"}, "promise_hours": 24} | more
    return ProductBody(number, title, skus, **about)


@pytest.fixture
def shelf(world):
    for n, title in enumerate(("手机壳 磨砂黑 A12", "陶瓷马克杯", "手机支架")):
        world.does(OWNER, commands.create, body(f"360000000{n}", title))
    world.does(RIVAL, commands.create, body("9", "手机壳 别家"))
    return world


def titles(page):
    return {f.product.title for f in page.items}


@pytest.mark.proves("S3-42")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("手机", {"手机壳 磨砂黑 A12", "手机支架"}),
        ("马克", {"陶瓷马克杯"}),
        ("3600000002", {"手机支架"}),
        ("别家", set()),
    ],
)
def test_a_product_is_found_by_its_name_or_its_number(shelf, q, expected):
    assert titles(shelf.sees(CLERK, queries.search_page, q)) == expected


@pytest.mark.proves("S3-42")
def test_what_is_found_shows_its_specs_and_attributes_in_two_statements(shelf):
    asked = []
    event.listen(
        shelf.store._reading, "before_cursor_execute", lambda *a: asked.append(a[2]), named=False
    )
    page = shelf.sees(CLERK, lambda look: views.many(look, queries.search_page(look, "马克")))
    assert len([s for s in asked if s != "BEGIN"]) <= 3
    [seen] = page.items
    assert seen.attributes == {"材质": "TPU", "适用": "多机型"}
    assert [(s.spec, s.price_fen, s.stock) for s in seen.skus] == [
        ("磨砂黑 / A12", 1990, 5),
        ("透明 / A12", 1490, 0),
    ]


@pytest.mark.proves("S3-42")
def test_its_own_id_finds_it_too(shelf):
    [found] = shelf.sees(CLERK, queries.search_page, "马克").items
    assert titles(shelf.sees(CLERK, queries.search_page, found.product.id)) == {"陶瓷马克杯"}


def test_without_the_right_nothing_is_found_or_made(shelf):
    with pytest.raises(Forbidden, match="该岗位无商品查看的权限"):
        shelf.sees(TEMP, queries.search_page, "手机")
    with pytest.raises(Forbidden):
        shelf.does(CLERK, commands.create, body("4"))


def test_a_buyer_sees_what_is_on_the_shelf_and_whether_there_is_stock(shelf):
    [mug] = shelf.sees(CLERK, queries.search_page, "马克").items
    seen = shelf.sees(
        buyer(), lambda look: views.offered(look, queries.on_shelf(look, mug.product.id))
    )
    assert [s.in_stock for s in seen.skus] == [True, False]
    shelf.does(OWNER, commands.shelve, mug.product.id, False)
    assert titles(shelf.sees(buyer(), queries.shelf)) == {"手机壳 磨砂黑 A12", "手机支架"}
    with pytest.raises(NotFound):
        shelf.sees(buyer(), queries.on_shelf, mug.product.id)
    with pytest.raises(Conflict, match="商品已下架"):
        shelf.does(buyer(), commands.take, mug.skus[0].id, 1)


def test_a_number_is_given_once(shelf):
    with pytest.raises(Conflict, match="商品编号已存在"):
        shelf.does(OWNER, commands.create, body("3600000000"))


@pytest.mark.parametrize(
    "sku", [SkuBody("x", 0, 1), SkuBody("x", 100, -1), SkuBody("", 100, 1), SkuBody("x", 10**12, 1)]
)
def test_what_makes_no_sense_is_refused(world, sku):
    with pytest.raises(Invalid):
        world.does(OWNER, commands.create, ProductBody("1", "商品", [sku]))


@pytest.mark.parametrize(
    "address", ["/api/files/0a1b", "https://cdn.example/mug.png", "https://cdn.example/a?b=(c)"]
)
def test_a_picture_lies_in_this_house_or_at_a_store_elsewhere(world, address):
    sku = SkuBody("x", 100, 1, image=address)
    made = world.does(OWNER, commands.create, ProductBody("1", "商品", [sku], images=[address]))
    assert (made.product.images, made.skus[0].image) == ([address], address)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:x()", "data:image/svg+xml,<svg/>", "http://cdn.example/x.png", "x.png", ""),
        *("//evil.example/x", "/\\evil.example/x", "https:///x", "https:\\\\evil.example"),
        *('/x"onerror="x()', "/x'y", "/x`y", "/<svg>", "/x y", "/x\ny", f"/{'x' * 500}"),
    ],
)
def test_what_is_no_address_of_a_picture_is_refused(world, address):
    with pytest.raises(Invalid, match="图片地址不正确") as no:
        world.does(OWNER, commands.create, body(images=["/api/files/0", address]))
    assert (no.value.code, no.value.pointer) == ("bad_image", "/images")


def test_a_specs_picture_is_held_to_the_same_and_may_be_missing(world):
    skus = [SkuBody("a", 100, 1), SkuBody("b", 100, 1, image="javascript:x()")]
    with pytest.raises(Invalid, match="图片地址不正确") as no:
        world.does(OWNER, commands.create, ProductBody("1", "商品", skus))
    assert (no.value.code, no.value.pointer) == ("bad_image", "/skus/1/image")


@pytest.mark.parametrize(
    ("parts", "most", "sentence"),
    [
        ({"images": ["/x"] * 21}, 20, "最多20张图片"),
        ({"attributes": {str(n): "" for n in range(101)}}, 100, "最多100项属性"),
    ],
)
def test_too_many_parts_are_refused_at_the_field_that_has_them(world, parts, most, sentence):
    with pytest.raises(Invalid, match=sentence) as no:
        world.does(OWNER, commands.create, body(**parts))
    [field] = parts
    told = (no.value.code, no.value.pointer, no.value.params)
    assert told == ("too_many_parts", f"/{field}", {"most": most})


def test_attributes_and_codes_are_cleaned_as_every_text_is(world):
    sku = SkuBody("x", 100, 1, " BK ")
    made = world.does(
        OWNER, commands.create, ProductBody("1", "商品", [sku], attributes={" 材质 ": " TPU "})
    )
    assert (made.product.attributes, made.skus[0].code) == ({"材质": "TPU"}, "BK")
    for wrong in ({"x" * 201: ""}, {"": "x"}, {"x": "y" * 201}):
        with pytest.raises(Invalid) as no:
            world.does(OWNER, commands.create, body("2", attributes=wrong))
        assert no.value.pointer == "/attributes"


def test_no_crowd_buys_more_than_there_is(shelf):
    [mug] = shelf.sees(CLERK, queries.search_page, "马克").items

    def grab(_):
        try:
            shelf.does(buyer(), commands.take, mug.skus[0].id, 1)
        except Conflict:
            return 0
        return 1

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(grab, range(40))) == 5
    assert shelf.sees(OWNER, facade.card, mug.product.id).on_sale is False
