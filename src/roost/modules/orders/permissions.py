from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.CONNECTOR})

VIEW = Permission(code="orders.view", label_zh="订单查看", label_en="View orders", parties=BOTH)
MANAGE = Permission(
    code="orders.manage",
    label_zh="订单管理",
    label_en="Manage orders",
    parties=BOTH,
    refusal="该岗位无订单管理的权限,不允许操作订单按钮",
)
SHIP = Permission(code="orders.ship", label_zh="订单发货", label_en="Ship orders", parties=BOTH)
NOTE = Permission(code="orders.note", label_zh="订单备注", label_en="Annotate orders")
LINK = Permission(code="orders.link", label_zh="关联订单", label_en="Link orders to buyers")
REVEAL = Permission(code="orders.reveal", label_zh="查看收件信息", label_en="Reveal receivers")
IMPORT = Permission(
    code="orders.import",
    label_zh="订单导入",
    label_en="Import orders",
    parties=frozenset({Party.MERCHANT, Party.CONNECTOR}),
)
ALL = (VIEW, MANAGE, SHIP, NOTE, LINK, REVEAL, IMPORT)
