from roost.kernel.pure.actor import Permission

VIEW = Permission(code="deadlines.view", label_zh="时钟墙", label_en="Deadline wall")
