"""Fields of the doors that nobody can fill with words of their own, and why not.

Any other text field of an operation must be written on in the trial: a new one that is neither
here nor there fails it.
"""

A_RECORD = "names a record: what is none is refused"
A_WORD = "one of a few words: any other is refused"
A_NUMBER = "letters and digits: any other sign is refused"
DIGITS = "digits: anything else is refused"
A_SECRET = "of one who is about to come in: refused, or compared and never shown"
A_KEY = "by which a retry is known; never shown"
A_PLACE = "an address of a picture; any other form is refused, and only the house's own are drawn"

NOT_TEXT = {
    A_RECORD: """
        after_sales.commands.handling.Agree.address_id
        after_sales.commands.handling.GiveAddress.address_id
        after_sales.commands.keeping.SendPoint.point_id
        after_sales.commands.opening.Apply.order_id
        after_sales.commands.opening.Register.order_no
        after_sales.commands.opening.Wanted.line_id
        after_sales.commands.ruling.OpenForBuyer.order_id
        buyers.commands.Enter.shop_code
        buyers.commands.HandOver.shop_code
        conversations.commands.care.CollaboratorsBody.staff[]
        conversations.commands.care.TransferBody.to
        conversations.commands.talk.Card.id
        conversations.commands.talk.Image.file_id
        conversations.commands.talk.LineBody.line_id
        conversations.commands.talk.LineBody.order_id
        conversations.commands.talk.Note.at[]
        deadlines.commands.checking.MarkBody.parcels[]
        deadlines.commands.handing.Write.to
        deadlines.commands.taking.Give.to
        evidence.commands.Hang.file
        evidence.commands.Hang.order_id
        evidence.commands.Merge.ids[]
        orders.commands.claiming.Claim.order_no
        orders.commands.managing.LinkBody.buyer_id
        orders.commands.placing.Wanted.sku_id
        orders.commands.shipping.Ship.lines[]
        orders.commands.shipping.ShipRow.lines[]
        orders.commands.shipping.ShipRow.order_id
        parcels.commands.Photos.files[]
        parcels.commands.Scan.waybill
        routing.commands.relief.SuggestBody.agent
        service_requests.commands.creating.Create.complaint_id
        service_requests.commands.creating.Create.order_id
        service_requests.commands.creating.Create.shop_id
        service_requests.commands.raising.Complain.order_id
        service_requests.commands.replying.Reply.case_id
        service_requests.commands.telling.Told.order_no
        shop.commands.addresses.AddressForm.district
        staff.commands.people.Edit.post_id
        staff.commands.people.Hire.post_id
    """,
    A_WORD: """
        after_sales.commands.bulk.Bulk.reason
        after_sales.commands.handling.Refuse.reason
        after_sales.commands.opening.Apply.reason_code
        after_sales.commands.opening.Modify.reason_code
        after_sales.commands.opening.Register.reason_code
        after_sales.commands.ruling.Evidence.items{key}
        after_sales.queries.export.Asked.tab
        conversations.commands.care.StarBody.mark
        conversations.commands.talk.Card.card
        conversations.commands.talk.Card.module
        deadlines.commands.checking.MarkBody.mark
        deadlines.commands.handing.Thing.module
        evidence.commands.Hang.module
        orders.commands.managing.Cancel.reason
        orders.commands.managing.Note.flag
        orders.commands.shipping.Ship.carrier
        orders.commands.shipping.ShipRow.carrier
        parcels.commands.Scan.kind
        routing.commands.presence.GoBody.to
        rules.commands.Publish.policy
        rules.commands.Publish.rule{key}
        service_requests.commands.creating.Create.type
        service_requests.commands.raising.Complain.type
        service_requests.commands.replying.Reply.reason
        service_requests.queries.exports.Asked.tab
        service_requests.queries.exports.DeskAsked.tab
        staff.commands.posts.PostForm.grants[]
    """,
    A_NUMBER: """
        orders.commands.shipping.Ship.waybill
        orders.commands.shipping.ShipRow.waybill
    """,
    DIGITS: """
        orders.commands.placing.Receiver.phone
        shop.commands.addresses.AddressForm.phone
        shop.commands.founding.FirstRun.phone
        staff.commands.people.Hire.code
        staff.commands.people.Hire.phone
        staff.commands.people.Invite.phone
    """,
    A_SECRET: """
        buyers.commands.AskCode.phone
        buyers.commands.Bind.code
        buyers.commands.Bind.phone
        buyers.commands.HandOver.token
        orders.commands.claiming.Claim.fact
        shop.commands.founding.FirstRun.password
        staff.commands.entry.AskCode.phone
        staff.commands.entry.ChangePassword.old
        staff.commands.entry.ChangePassword.password
        staff.commands.entry.Login.password
        staff.commands.entry.Login.phone
        staff.commands.entry.LoginByCode.code
        staff.commands.entry.LoginByCode.phone
        staff.commands.entry.Reset.code
        staff.commands.entry.Reset.password
        staff.commands.entry.Reset.phone
    """,
    A_KEY: """
        conversations.commands.asking.Ask.client_id
        conversations.commands.talk.LineBody.client_id
        conversations.commands.talk.SendBody.client_id
        conversations.commands.talk.SplitBody.client_id
    """,
    A_PLACE: """
        products.commands.ProductBody.images[]
        products.commands.SkuBody.image
    """,
}


def excepted() -> set[str]:
    return {field for fields in NOT_TEXT.values() for field in fields.split()}


def refusing() -> set[str]:
    """Those of which it is said that they refuse: each is tried."""
    said = (A_RECORD, A_WORD, A_NUMBER, DIGITS, A_PLACE)
    return {field for why in said for field in NOT_TEXT[why].split()}


NOT_SHOWN = {
    "given anew in the settings": """
        shop.commands.founding.FirstRun.shop_name
    """,
    "kept for other programs and for searching, drawn on no page": """
        orders.commands.placing.Paid.method
        orders.commands.placing.Paid.ref
        orders.commands.telling.ToldLine.line_no
        orders.commands.telling.ToldLine.product_no
        orders.commands.telling.ToldLine.sku_code
        service_requests.commands.replying.Reply.suggestion
    """,
    "kept with the file for its download, drawn on no page": """
        kernel.files.name
    """,
    "answered at once to whoever typed it, and kept nowhere": """
        after_sales.queries.slips.SlipBody.customer_name
        after_sales.queries.slips.SlipBody.contact
        conversations.commands.talk.TextBody.text
    """,
}


def unseen() -> set[str]:
    return {field for fields in NOT_SHOWN.values() for field in fields.split()}
