"""Words of the navigation and the posts that a new shop finds."""

GROUPS: dict[str, tuple[str, str]] = {
    "home": ("首页", "Home"),
    "reception": ("接待", "Reception"),
    "orders": ("订单", "Orders"),
    "after_sales": ("售后", "After-sales"),
    "goods": ("商品", "Goods"),
    "shop": ("店铺", "Shop"),
    "data": ("数据", "Data"),
    "people": ("客户", "Customers"),
}
