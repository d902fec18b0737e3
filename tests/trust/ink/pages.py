"""Every page of every face: where it is, and with what it is opened."""

import re
from itertools import cycle
from urllib.parse import quote, urlencode

from architecture.tree import ROOT

FACES = ("workbench", "buyer", "platform")
KEY = re.compile(r'search\.(\w+)|kind: "\w+", name: "(\w+)"|\.get\("(\w+)"\)')
DAYS = re.compile(r'kind: "days", name: "(\w+)"')
ROUTE = re.compile(r'path: "(/[^"]*)"')
IDS = {
    "/after_sales/$id": "case",
    "/after_sales/$id/slip": "case",
    "/after_sales/$id/modify": "refund",
    "/after_sales/apply/$order": "order",
    "/conversations/$id": "conversation",
    "/customers/$id": "customer",
    "/deadlines/$id": "check",
    "/orders/$id": "order",
    "/orders/import/$id": "import",
    "/orders/new/$sku": "sku",
    "/products/$id": "product",
    "/service_requests/$id": "request",
    "/service_requests/raise/$order": "order",
    "/shop/$id": "product",
    "/staff/posts/$id": "post",
}
MORE = {
    "workbench": (
        *("/after_sales/{exchange}", "/after_sales/{judged}", "/after_sales/{refund}"),
        *("/after_sales/{registered}", "/after_sales/{opened}"),
        *("/orders/{told_shipped}", "/orders/{told_cancelled}", "/orders/{shipped}"),
        *("/service_requests/{settled}", "/service_requests/{told_request}"),
        *("/service_requests?tab=all", "/after_sales?tab=all"),
    ),
    "platform": (
        *("/service_requests?tab=all", "/after_sales/{judged}"),
        "/service_requests/passive?state=confirmed",
    ),
    "buyer": ("/after_sales/{exchange}", "/after_sales/{judged}", "/service_requests/{settled}"),
}


def routes(face: str) -> set[str]:
    """As the web folder declares them."""
    found: set[str] = set()
    for file in (ROOT / "web/src/modules").glob(f"*/{face}/manifest.tsx"):
        text = file.read_text(encoding="utf-8")
        if "../routes" in text:
            text += (file.parents[1] / "routes.ts").read_text(encoding="utf-8")
        found |= set(ROUTE.findall(text))
    return found


def places(face: str, ids: dict[str, str]) -> list[str]:
    open_ones = sorted(routes(face))
    missing = [path for path in open_ones if "$" in path and path not in IDS]
    assert missing == [], "say what to open there"
    filled = [re.sub(r"\$\w+", ids[IDS[p]], p) if "$" in p else p for p in open_ones]
    return ["/", *filled, *(path.format(**ids) for path in MORE[face])]


def links(face: str, ring: list[str]) -> list[str]:
    """Addresses that somebody else made up: of no page, of no record, and of a list, with words
    in every part of the address that some page reads.
    """
    words, names = cycle(ring), keys()
    lists = [path for path in sorted(routes(face)) if "$" not in path]
    records = [path for path in sorted(routes(face)) if "$" in path]

    def asked() -> str:
        return f"?{urlencode({name: next(words) for name in names})}#{quote(next(words))}"

    return [
        f"/{quote(next(words), safe='')}",
        *(re.sub(r"\$\w+", lambda _: quote(next(words), safe=""), path) for path in records),
        *(path + asked() for path in lists),
    ]


def keys() -> list[str]:
    """What pages read from their address, as the web folder has it."""
    found: set[str] = set()
    for file in (ROOT / "web/src").rglob("*.ts*"):
        text = file.read_text(encoding="utf-8")
        found |= {name for names in KEY.findall(text) for name in names if name}
        found |= {f"{name}_{end}" for name in DAYS.findall(text) for end in ("from", "to")}
    return sorted(found)
