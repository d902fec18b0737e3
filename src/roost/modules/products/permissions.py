from roost.kernel.pure.actor import Permission

VIEW = Permission(code="products.view", label_zh="商品查看", label_en="View products")
MANAGE = Permission(code="products.manage", label_zh="商品管理", label_en="Manage products")
