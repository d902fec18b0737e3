from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.PLATFORM})  # the platform has a desk of its own

VIEW = Permission(
    code="routing.view", label_zh="分流与排队查看", label_en="See routing and queue", parties=BOTH
)
MANAGE = Permission(
    code="routing.manage", label_zh="分流设置", label_en="Set up routing", parties=BOTH
)
RELIEVE = Permission(
    code="routing.relieve", label_zh="排队疏导", label_en="Relieve the queue", parties=BOTH
)
CAPACITIES = Permission(
    code="routing.capacities",
    label_zh="查看各客服接待人数",
    label_en="See everybody's reception limit",
    parties=BOTH,
    owner_only=True,
)
