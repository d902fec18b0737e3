from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.PLATFORM})
VIEW = Permission(code="staff.view", label_zh="子账号管理", label_en="Staff", parties=BOTH)
MANAGE = Permission(
    code="staff.manage",
    label_zh="新建和修改子账号",
    label_en="Staff: add and change",
    parties=BOTH,
    refusal="只有主账号可以新建和修改子账号与岗位",
    owner_only=True,
)
