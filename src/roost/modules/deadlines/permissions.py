from roost.kernel.pure.actor import Permission

VIEW = Permission(code="deadlines.view", label_zh="时钟墙", label_en="Deadline wall")
MANAGE = Permission(
    code="deadlines.manage",
    label_zh="指派与全店日清",
    label_en="Assign, and everybody's daily close",
)
CHECK = Permission(code="deadlines.check", label_zh="包裹检查打卡", label_en="Parcel check")
SETTINGS = Permission(
    code="deadlines.settings",
    label_zh="包裹检查时段设置",
    label_en="Hours of the parcel check",
)
LOSSES = Permission(code="deadlines.losses", label_zh="损失账", label_en="Loss book")
