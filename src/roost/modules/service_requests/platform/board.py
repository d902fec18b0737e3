"""Figures of one shop or of all."""

from datetime import datetime

from litestar import get

from roost.kernel.web.params import Desk, Id

from ..queries import figures
from ..queries.figures import Figures
from ..views import figures as views
from ..views.figures import CountedPage


@get("/figures")
async def board(desk: Desk, since: datetime, until: datetime, shop_id: str = "") -> Figures:
    return await desk.look(figures.figures_of, since, until, shop_id, show=views.board)


@get("/figures/{figure:str}")
async def counted(
    desk: Desk,
    figure: Id,
    since: datetime,
    until: datetime,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> CountedPage:
    asked = (figure, since, until, shop_id, limit, cursor)
    return await desk.look(figures.counted, *asked, show=views.counted)


ROUTES = [board, counted]
