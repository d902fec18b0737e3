from roost.kernel.pure.actor import Party, Permission

VIEW = Permission(code="rules.view", label_zh="规则与公告", label_en="Rules and announcements")
PUBLISH = Permission(
    code="rules.publish",
    label_zh="规则发布",
    label_en="Rules: publish",
    parties=frozenset({Party.PLATFORM}),
)
