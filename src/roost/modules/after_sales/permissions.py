from roost.kernel.pure.actor import Party, Permission

NO_DESK = "该岗位无售后工作台的权限,不允许操作售后按钮"

VIEW = Permission(
    code="after_sales.view",
    label_zh="查看售后工作台",
    label_en="View the after-sales desk",
    refusal=NO_DESK,
)
HANDLE = Permission(
    code="after_sales.handle",
    label_zh="处理售后",
    label_en="Handle after-sales",
    refusal=NO_DESK,
)
MANAGE = Permission(
    code="after_sales.manage",
    label_zh="维护处置指引与服务点",
    label_en="Keep the guidance and the service points",
    refusal=NO_DESK,
)
EXPORT = Permission(
    code="after_sales.export", label_zh="导出售后单", label_en="Export after-sale cases"
)
DECIDE = Permission(
    code="after_sales.decide",
    label_zh="售后介入裁定",
    label_en="Rule on after-sales",
    parties=frozenset({Party.PLATFORM}),
)
ALL = (VIEW, HANDLE, MANAGE, EXPORT, DECIDE)
