from roost.kernel.pure.actor import Permission

VIEW = Permission(code="evidence.view", label_zh="查看凭证", label_en="View evidence")
HANG = Permission(
    code="evidence.hang", label_zh="留存与合并凭证", label_en="Keep and bind evidence"
)
