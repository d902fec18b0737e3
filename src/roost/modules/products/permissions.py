from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.CONNECTOR})

VIEW = Permission(code="products.view", label_zh="商品查看", label_en="View products", parties=BOTH)
MANAGE = Permission(
    code="products.manage", label_zh="商品管理", label_en="Manage products", parties=BOTH
)
