"""Reading: the list with its tabs and filters, one case, and many cases at once."""

from datetime import datetime

from litestar import get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries
from ..commands import bulk, opening
from ..commands.bulk import Ask, Bulk, RowResult
from ..commands.opening import Register
from ..queries.figures import repair_share, solved
from ..queries.lists import Filter
from ..queries.options import Options, options
from ..queries.slips import Slip
from ..queries.slips import slip as slip_of
from ..rules.kinds import Kind, Solution
from ..views import buyer as buyer_views
from ..views import lists, merchant
from ..views.lists import Choices, SolvedView
from ..views.merchant import CaseView, RowPage


@get("/")
async def listed(
    desk: Desk,
    tab: str = "open",
    number: str | None = None,
    order_no: str | None = None,
    waybill: str | None = None,
    kind: Kind | None = None,
    reason: str | None = None,
    applied_from: datetime | None = None,
    applied_to: datetime | None = None,
    amount_from: int | None = None,
    amount_to: int | None = None,
    newest: bool = False,
    limit: int = 30,
    cursor: str | None = None,
) -> RowPage:
    asked = Filter(
        tab,
        number,
        order_no,
        waybill,
        kind,
        reason,
        applied_from,
        applied_to,
        amount_from,
        amount_to,
        newest,
    )
    return await desk.look(queries.cases_page, asked, limit, cursor, show=merchant.page)


@get("/choices")
async def choices() -> Choices:
    return lists.all_choices()


@get("/options/{order_id:str}")
async def preview_options(desk: Desk, order_id: Id) -> Options:
    return await desk.look(options, order_id, show=buyer_views.options)


@get("/figures/repair_share")
async def share(desk: Desk, since: datetime, until: datetime) -> SolvedView:
    return await desk.look(repair_share, since, until, show=lists.solved)


@get("/figures/repair_share/cases")
async def shared_cases(
    desk: Desk,
    solution: Solution,
    since: datetime,
    until: datetime,
    limit: int = 30,
    cursor: str | None = None,
) -> RowPage:
    return await desk.look(solved, solution, since, until, limit, cursor, show=merchant.page)


@get("/{case_id:str}")
async def read(desk: Desk, case_id: Id) -> CaseView:
    return await desk.look(queries.find, case_id, show=merchant.whole)


@get("/{case_id:str}/slip")
async def slip(desk: Desk, case_id: Id) -> Slip:
    return await desk.look(slip_of, case_id, show=buyer_views.slip)


@post("/")
async def register(desk: Desk, data: JSONBody[Register]) -> CaseView:
    return await desk.work(opening.register, data, show=merchant.whole)


@post("/bulk/preview", status_code=200)
async def bulk_preview(desk: Desk, data: JSONBody[Ask]) -> list[RowResult]:
    return await desk.look(bulk.preview, data, show=merchant.results)


@post("/bulk/agree", status_code=200)
async def bulk_agree(desk: Desk, data: JSONBody[Bulk]) -> list[RowResult]:
    return await desk.work(bulk.agree_many, data, show=merchant.results, money=True)


@post("/bulk/refuse", status_code=200)
async def bulk_refuse(desk: Desk, data: JSONBody[Bulk]) -> list[RowResult]:
    return await desk.work(bulk.refuse_many, data, show=merchant.results)


@post("/bulk/remark", status_code=200)
async def bulk_remark(desk: Desk, data: JSONBody[Bulk]) -> list[RowResult]:
    return await desk.work(bulk.remark_many, data, show=merchant.results)


ROUTES = [
    listed,
    choices,
    preview_options,
    share,
    shared_cases,
    read,
    slip,
    register,
    bulk_preview,
    bulk_agree,
    bulk_refuse,
    bulk_remark,
]
