"""What waits for a word of the platform: signs of passive handling, and buyers' complaints."""

from typing import Annotated

from litestar import get, post
from litestar.params import QueryParameter

from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import raising, watching
from ..commands.watching import Decide
from ..queries import desk as lists
from ..rules.kinds import Draft, Heard
from ..views import platform as views
from ..views.platform import ComplaintPage, ComplaintView, PassivePage, PassiveView

OfDraft = Annotated[Draft, QueryParameter(name="state")]  # the framework keeps `state` for itself
OfHeard = Annotated[Heard, QueryParameter(name="state")]


@get("/passive")
async def passive(
    desk: Desk, of: OfDraft = Draft.DRAFT, limit: int = 30, cursor: str | None = None
) -> PassivePage:
    return await desk.look(lists.passive_page, of, limit, cursor, show=views.passives)


@get("/complaints")
async def complaints(
    desk: Desk, of: OfHeard = Heard.WAITING, limit: int = 30, cursor: str | None = None
) -> ComplaintPage:
    return await desk.look(lists.complaints_page, of, limit, cursor, show=views.complaints)


@post("/passive/{passive_id:str}/confirm", status_code=200)
async def confirm(desk: Desk, passive_id: Id, data: JSONBody[Decide]) -> PassiveView:
    return await desk.work(watching.confirm, passive_id, data, show=views.decided)


@post("/passive/{passive_id:str}/drop", status_code=200)
async def drop(desk: Desk, passive_id: Id, data: JSONBody[Decide]) -> PassiveView:
    return await desk.work(watching.drop, passive_id, data, show=views.decided)


@post("/complaints/{complaint_id:str}/drop", status_code=200)
async def drop_complaint(desk: Desk, complaint_id: Id, data: JSONBody[Decide]) -> ComplaintView:
    return await desk.work(raising.drop, complaint_id, data, show=views.settled)


ROUTES = [passive, complaints, confirm, drop, drop_complaint]
