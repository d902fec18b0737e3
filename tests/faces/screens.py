"""Every screen there is, by its route: what its pictures are called, and where it stands."""

from collections.abc import Callable

from msgspec import Struct

from .town import LIMITS, Town

Where = Callable[[Town], str]


class Screen(Struct, frozen=True):
    """`name` is that of its two pictures; `at` fills the parameters of the route."""

    route: str
    name: str
    at: Where | None = None

    def address(self, town: Town) -> str:
        return self.at(town) if self.at else self.route


WORKBENCH = (
    Screen("/deadlines", "deadlines"),
    Screen("/deadlines/close", "deadlines-close"),
    Screen("/deadlines/checks", "deadlines-checks"),
    Screen("/deadlines/hours", "deadlines-hours"),
    Screen("/deadlines/losses", "deadlines-losses"),
    Screen("/deadlines/$id", "deadlines-check", lambda t: f"/deadlines/{t.check}"),
    Screen("/conversations", "reception"),
    Screen("/conversations/$id", "conversation", lambda t: f"/conversations/{t.conversation}"),
    Screen("/conversations/settings", "reception-settings"),
    Screen("/conversations/platform", "ask-platform"),
    Screen("/routing", "routing"),
    Screen("/orders", "orders"),
    Screen("/orders/$id", "order", lambda t: f"/orders/{t.order['id']}"),
    Screen("/orders/import", "orders-import"),
    Screen("/orders/import/$id", "orders-file", lambda t: f"/orders/import/{t.file['id']}"),
    Screen("/orders/import/$id", "cases-file", lambda t: f"/orders/import/{t.cases['id']}"),
    Screen("/parcels", "parcels"),
    Screen("/after_sales", "cases"),
    Screen("/after_sales/$id", "case", lambda t: f"/after_sales/{t.refund['id']}"),
    Screen("/after_sales/$id/slip", "slip", lambda t: f"/after_sales/{t.returned['id']}/slip"),
    Screen("/after_sales/points", "points"),
    Screen("/service_requests", "requests"),
    Screen("/service_requests/$id", "request", lambda t: f"/service_requests/{t.request['id']}"),
    Screen("/service_requests/figures", "figures"),
    Screen("/products", "products"),
    Screen("/products/$id", "product", lambda t: f"/products/{t.product['id']}"),
    Screen("/products/new", "product-new"),
    Screen("/shop", "shop"),
    Screen("/shop/addresses", "shop-addresses"),
    Screen("/shop/service_rules", "shop-rules"),
    Screen("/shop/card", "shop-card"),
    Screen("/shop/app_keys", "shop-keys"),
    Screen("/staff", "staff"),
    Screen("/staff/new", "staff-new"),
    Screen("/staff/posts", "posts"),
    Screen("/staff/posts/$id", "post", lambda t: f"/staff/posts/{t.staff_post}"),
    Screen("/staff/posts/new", "post-new"),
    Screen("/staff/me", "account"),
    Screen("/rules", "rules"),
    Screen("/rules", "rules-history", lambda t: f"/rules?policy={LIMITS}"),
    Screen("/audit", "audit"),
    Screen("/notices", "notices"),
    Screen("/notices/settings", "notices-settings"),
    Screen("/customers", "customers"),
    Screen("/customers/$id", "customer", lambda t: f"/customers/{t.customer}"),
)
CONSOLE = (
    Screen("/", "console"),
    Screen("/service_requests", "console-queue"),
    Screen(
        "/service_requests/$id",
        "console-request",
        lambda t: f"/service_requests/{t.answered['id']}",
    ),
    Screen(
        "/service_requests/new",
        "console-new",
        lambda t: f"/service_requests/new?order_no={t.order['order_no']}&type=shipping",
    ),
    Screen("/service_requests/complaints", "console-complaints"),
    Screen("/service_requests/passive", "console-passive"),
    Screen("/service_requests/figures", "console-figures"),
    Screen("/after_sales", "console-interventions"),
    Screen("/after_sales/$id", "console-case", lambda t: f"/after_sales/{t.quarrel['id']}"),
    Screen("/conversations", "console-desk"),
    Screen("/conversations/$id", "console-question", lambda t: f"/conversations/{t.question}"),
    Screen("/routing", "console-routing"),
    Screen("/rules", "console-rules"),
    Screen("/rules", "console-rules-history", lambda t: f"/rules?policy={LIMITS}"),
    Screen("/shop", "console-shops"),
    Screen("/staff", "console-staff"),
    Screen("/staff/new", "console-staff-new"),
    Screen("/staff/posts", "console-posts"),
    Screen("/staff/posts/$id", "console-post", lambda t: f"/staff/posts/{t.platform_post}"),
    Screen("/staff/posts/new", "console-post-new"),
    Screen("/staff/me", "console-account"),
    Screen("/audit", "console-audit"),
)
BUYER = (
    Screen("/chat", "buyer-chat"),
    Screen("/shop", "buyer-shop"),
    Screen("/shop/$id", "buyer-product", lambda t: f"/shop/{t.product['id']}"),
    Screen("/orders", "buyer-orders"),
    Screen("/orders/$id", "buyer-order", lambda t: f"/orders/{t.order['id']}"),
    Screen("/orders/new/$sku", "buyer-buy", lambda t: f"/orders/new/{t.sku}"),
    Screen("/after_sales", "buyer-cases"),
    Screen("/after_sales/$id", "buyer-case", lambda t: f"/after_sales/{t.returned['id']}"),
    Screen(
        "/after_sales/$id/modify",
        "buyer-modify",
        lambda t: f"/after_sales/{t.refund['id']}/modify",
    ),
    Screen(
        "/after_sales/$id/slip", "buyer-slip", lambda t: f"/after_sales/{t.returned['id']}/slip"
    ),
    Screen(
        "/after_sales/apply/$order",
        "buyer-apply",
        lambda t: f"/after_sales/apply/{t.order['id']}",
    ),
    Screen("/service_requests", "buyer-requests"),
    Screen(
        "/service_requests/$id",
        "buyer-request",
        lambda t: f"/service_requests/{t.request['id']}",
    ),
    Screen(
        "/service_requests/raise/$order",
        "buyer-tells",
        lambda t: f"/service_requests/raise/{t.order['id']}",
    ),
    Screen("/service", "buyer-service"),
    Screen("/rules", "buyer-rules"),
    Screen("/me", "buyer-me"),
)
FACES = {"workbench": WORKBENCH, "platform": CONSOLE, "buyer": BUYER}
STYLES = (("zh-CN", "light"), ("en", "dark"))


def picture_of(screen: Screen, theme: str) -> str:
    return f"screen-{screen.name}-{theme}"
