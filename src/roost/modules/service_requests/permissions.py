from roost.kernel.pure.actor import Party, Permission

VIEW = Permission(
    code="service_requests.view",
    label_zh="查看服务请求",
    label_en="View service requests",
    parties=frozenset({Party.MERCHANT, Party.CONNECTOR}),
)
TELL = Permission(
    code="service_requests.tell",
    label_zh="同步服务单",
    label_en="Tell of service requests",
    parties=frozenset({Party.CONNECTOR}),
)
HANDLE = Permission(
    code="service_requests.handle", label_zh="处理服务请求", label_en="Handle service requests"
)
EXPORT = Permission(
    code="service_requests.export",
    label_zh="导出服务单",
    label_en="Export service requests",
    parties=frozenset({Party.MERCHANT, Party.PLATFORM}),
)
REVIEW = Permission(
    code="service_requests.review",
    label_zh="服务单审核",
    label_en="Review service requests",
    parties=frozenset({Party.PLATFORM}),
)
ALL = (VIEW, HANDLE, EXPORT, REVIEW, TELL)
