"""The merchant's door to the orders."""

from datetime import datetime

from litestar import Response, Router, get, post
from msgspec import Raw, json

from roost.kernel.web import uploads
from roost.kernel.web.params import Desk, Id, JSONBody
from roost.kernel.web.uploads import FORM, Part

from . import queries, views
from .commands import import_staging, importing, managing, shipping
from .commands.importing import Seen
from .commands.managing import Cancel, Confirm, LinkBody, Note, Revealed
from .commands.shipping import Ship, ShipMany
from .queries import Asked
from .views import Choices, DetailView, OrderList, OrderPage, OrderView, Shipped, imports
from .views.imports import FaultPage, ImportPage, ImportView, Layouts, PreviewView


@get("/")
async def listed(
    desk: Desk,
    tab: str = "all",
    number: str = "",
    product: str = "",
    buyer: str = "",
    flag: str = "",
    placed_from: datetime | None = None,
    placed_to: datetime | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> OrderPage:
    asked = Asked(tab, number, product, buyer, flag, placed_from, placed_to, limit, cursor)
    return await desk.look(queries.orders_page, asked, show=views.many)


@get("/choices")
async def choices() -> Choices:
    return views.choices()


@get("/of_buyer/{id:str}")
async def of_buyer(desk: Desk, id: Id) -> OrderList:
    return await desk.look(queries.beside, id, show=views.listed)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> DetailView:
    return await desk.look(queries.one, id, show=views.whole)


@post("/ship", status_code=200)
async def ship_many(desk: Desk, data: JSONBody[ShipMany]) -> Shipped:
    return await desk.work(shipping.ship_many, data, show=views.shipped)


@post("/{id:str}/ship", status_code=200)
async def ship(desk: Desk, id: Id, data: JSONBody[Ship]) -> OrderView:
    return await desk.work(shipping.ship, id, data, show=views.one)


@post("/{id:str}/cancel", status_code=200)
async def cancel(desk: Desk, id: Id, data: JSONBody[Cancel]) -> OrderView:
    return await desk.work(managing.cancel, id, data, show=views.one)


@post("/{id:str}/confirm", status_code=200)
async def confirm(desk: Desk, id: Id, data: JSONBody[Confirm]) -> OrderView:
    return await desk.work(managing.confirm, id, data, show=views.one)


@post("/{id:str}/note", status_code=200)
async def note(desk: Desk, id: Id, data: JSONBody[Note]) -> OrderView:
    return await desk.work(managing.note, id, data, show=views.one)


@post("/{id:str}/reveal", status_code=200)
async def reveal(desk: Desk, id: Id) -> Revealed:
    return await desk.work(managing.reveal, id, show=views.revealed)


@post("/{id:str}/link", status_code=200)
async def link(desk: Desk, id: Id, data: JSONBody[LinkBody]) -> OrderView:
    return await desk.work(managing.link, id, data, show=views.one)


@post("/{id:str}/unlink", status_code=200)
async def unlink(desk: Desk, id: Id) -> OrderView:
    return await desk.work(managing.unlink, id, show=views.one)


@get("/imports/layouts")
async def layouts(desk: Desk) -> Layouts:
    return await desk.look(queries.imports.importable, show=imports.layouts)


@get("/imports")
async def imported(desk: Desk, limit: int = 20, cursor: str | None = None) -> ImportPage:
    return await desk.look(queries.imports.listed, limit, cursor, show=imports.many)


@post("/imports", opt={"upload": importing.MOST_BYTES + FORM})
async def upload(desk: Desk, data: Part) -> ImportView:
    """One part, a CSV or XLSX of at most 200 MiB; reading it begins at once."""
    shop_id = await desk.look(importing.may, show=imports.same)
    file = await uploads.put_down(
        data, import_staging.folder(desk.store.path), importing.MOST_BYTES
    )
    told = (file.name, data.filename, file.stat().st_size)
    with uploads.kept(file):
        found = await desk.work(importing.upload, *told, show=imports.one)
    # With an idempotency key it is the answer as it was kept.
    id = json.decode(found)["id"] if isinstance(found, Raw) else found.id
    import_staging.begin(desk.store, shop_id, id)
    return found


@get("/imports/{id:str}")
async def progress(desk: Desk, id: Id) -> ImportView:
    return await desk.look(queries.imports.one, id, show=imports.one)


@get("/imports/{id:str}/preview")
async def preview(desk: Desk, id: Id) -> PreviewView:
    return await desk.look(queries.imports.preview, id, show=imports.preview)


@get("/imports/{id:str}/faults")
async def faults(desk: Desk, id: Id, limit: int = 50, cursor: str | None = None) -> FaultPage:
    return await desk.look(queries.imports.faults, id, limit, cursor, show=imports.faults)


@get("/imports/{id:str}/faults.csv")
async def report(desk: Desk, id: Id) -> Response[bytes]:
    table = await desk.look(queries.imports.report, id, show=imports.same)
    return uploads.table("import-faults.csv", table)


@post("/imports/{id:str}/take", status_code=200)
async def take(desk: Desk, id: Id, data: JSONBody[Seen]) -> ImportView:
    return await desk.work(importing.take, id, data, show=imports.one)


@post("/imports/{id:str}/resume", status_code=200)
async def resume(desk: Desk, id: Id, data: JSONBody[Seen]) -> ImportView:
    return await desk.work(importing.resume, id, data, show=imports.one)


@post("/imports/{id:str}/cancel", status_code=200)
async def cancel_import(desk: Desk, id: Id, data: JSONBody[Seen]) -> ImportView:
    return await desk.work(importing.cancel, id, data, show=imports.one)


routes = Router(
    "/orders",
    route_handlers=[
        listed,
        choices,
        layouts,
        imported,
        upload,
        progress,
        preview,
        faults,
        report,
        take,
        resume,
        cancel_import,
        of_buyer,
        one,
        ship_many,
        ship,
        cancel,
        confirm,
        note,
        reveal,
        link,
        unlink,
    ],
)
