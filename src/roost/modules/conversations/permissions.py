from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.PLATFORM})  # the platform has a desk of its own

VIEW = Permission(
    code="conversations.view", label_zh="会话查看", label_en="See conversations", parties=BOTH
)
REPLY = Permission(
    code="conversations.reply", label_zh="会话接待", label_en="Answer buyers", parties=BOTH
)
TRANSFER = Permission(
    code="conversations.transfer", label_zh="会话转接", label_en="Transfer", parties=BOTH
)
SUPERVISE = Permission(
    code="conversations.supervise", label_zh="会话监控", label_en="Supervise", parties=BOTH
)
OFFLINE = Permission(
    code="conversations.offline",
    label_zh="离线留言处理",
    label_en="Handle offline messages",
    parties=BOTH,
)
ASK = Permission(
    code="conversations.ask", label_zh="联系商服", label_en="Ask the platform's service"
)
