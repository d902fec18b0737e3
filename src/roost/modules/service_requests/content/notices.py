"""What rings the bell of those who handle requests: title in both languages, and how loudly."""

from typing import Final

NEW: Final = ("新的服务单", "A new service request", "urgent")
NEW_AND_SHORT: Final = (
    "新的服务单,剩余处理时长不足12小时",
    "A new service request, less than 12 hours left",
    "urgent",
)
SENT_BACK: Final = ("服务单被平台驳回", "A service request was sent back", "urgent")
SENT_BACK_AND_SHORT: Final = (
    "服务单被平台驳回,剩余处理时长不足12小时",
    "A service request was sent back, less than 12 hours left",
    "urgent",
)
STRICT: Final = (
    "服务单已到平台最严口径时刻,仍待处理",
    "The strict reading's instant has come, still to be handled",
    "warn",
)
UNDER: Final = (
    "服务单剩余处理时长不足12小时",
    "Less than 12 hours left for a service request",
    "warn",
)
STRICT_AND_UNDER: Final = (
    "服务单已到平台最严口径时刻,剩余处理时长不足12小时",
    "The strict reading's instant has come, less than 12 hours left",
    "warn",
)
CHANGED: Final[dict[str, tuple[str, str, str]]] = {
    "awaiting_buyer": ("服务单状态变更:用户确认中", "Now waiting for the buyer", "info"),
    "platform_review": ("服务单状态变更:平台处理中", "Now with the platform", "warn"),
    "closed": ("服务单状态变更:已关闭", "Now closed", "info"),
}
