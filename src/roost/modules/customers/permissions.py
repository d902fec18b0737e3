from roost.kernel.pure.actor import Permission

VIEW = Permission(code="customers.view", label_zh="客户", label_en="Customers")
MANAGE = Permission(
    code="customers.manage", label_zh="销售机会维护", label_en="Customers: opportunities"
)
