from roost.kernel.pure.actor import Permission

VIEW = Permission(code="conversations.view", label_zh="会话查看", label_en="See conversations")
REPLY = Permission(code="conversations.reply", label_zh="会话接待", label_en="Answer buyers")
TRANSFER = Permission(code="conversations.transfer", label_zh="会话转接", label_en="Transfer")
SUPERVISE = Permission(code="conversations.supervise", label_zh="会话监控", label_en="Supervise")
OFFLINE = Permission(
    code="conversations.offline", label_zh="离线留言处理", label_en="Handle offline messages"
)
