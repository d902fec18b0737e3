from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.PLATFORM})
VIEW = Permission(code="audit.view", label_zh="操作日志", label_en="Audit log", parties=BOTH)
