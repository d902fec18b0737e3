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
