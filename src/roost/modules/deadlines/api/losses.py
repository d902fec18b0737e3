"""The loss book, and the clocks behind its sums."""

from datetime import date

from litestar import get

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk

from .. import views
from ..queries import losses as queries
from ..queries.losses import Asked, Book
from ..views import losses as shown
from ..views.losses import LossView


@get("/losses")
async def book(
    desk: Desk, since: date, until: date, person: str = "", module: str = "", kind: str = ""
) -> Book:
    asked = Asked(since, until, person, module, kind)
    return await desk.look(queries.book, asked, show=views.as_is)


@get("/losses/clocks")
async def entries(
    desk: Desk,
    since: date,
    until: date,
    person: str = "",
    module: str = "",
    kind: str = "",
    limit: int = 50,
    cursor: str | None = None,
) -> Page[LossView]:
    asked = Asked(since, until, person, module, kind)
    return await desk.look(queries.entries, asked, limit, cursor, show=shown.page)


HANDLERS = (book, entries)
