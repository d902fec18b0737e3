"""Why a merchant cancels an unpaid order: one of these, never free text."""

CANCEL = {
    "duplicate": ("用户重复下单", "Ordered twice"),
    "unwanted": ("用户不想买了", "Not wanted any more"),
    "mistaken": ("用户买错了", "Bought by mistake"),
    "wrong_details": ("信息填错了", "Wrong details"),
    "order_again": ("重新下单", "Ordering again"),
    "unreachable": ("联系不上用户", "Buyer cannot be reached"),
    "undeliverable": ("快递无法配送至用户地址", "No carrier delivers there"),
    "other": ("其他", "Other"),
}
