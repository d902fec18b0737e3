"""What the house knows of a request's order, for its suggestions."""

from roost.kernel.data.look import Look
from roost.modules.after_sales import facade as after_sales
from roost.modules.orders import facade as orders
from roost.modules.parcels import facade as parcels

from ..models import Request
from ..rules.plans import Plan
from ..rules.suggest import Facts, suggestions


def suggested(look: Look, request: Request) -> list[tuple[Plan, str]]:
    order = orders.card(look, request.order_id)
    sent = parcels.of_order(look, request.order_id)
    cases = after_sales.of_order(look, request.order_id)
    chosen = [c for c in cases if c.id == request.case_id] or cases
    facts = Facts(
        request.type,
        order.status,
        sent[-1].status if sent else "",
        chosen[0].status if chosen else "",
    )
    title = order.lines[0].title if order.lines else ""
    gaps = {
        "buyer": request.buyer_name,
        "order_no": request.order_no,
        "title": title,
        "waybill": sent[-1].waybill if sent else "",
    }
    return suggestions(facts, gaps)
