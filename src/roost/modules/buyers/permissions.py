from roost.kernel.pure.actor import Permission

VIEW = Permission(code="buyers.view", label_zh="买家查看", label_en="View buyers")
