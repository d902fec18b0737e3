"""Guidance in its editions and the directory of official service points."""

from litestar import delete, get, post, put

from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import keeping
from ..commands.keeping import Point, Rewrite
from ..queries import kept
from ..queries.kept import GuideText
from ..views import lists
from ..views.lists import Done, Editions, PointsView, PointView


@get("/guides/{name:str}")
async def guide(desk: Desk, name: Id, edition: int | None = None) -> GuideText:
    return await desk.look(kept.guide, name, edition, show=lists.guide)


@get("/guides/{name:str}/editions")
async def editions(desk: Desk, name: Id) -> Editions:
    return await desk.look(kept.guides, name, show=lists.editions)


@put("/guides/{name:str}")
async def rewrite(desk: Desk, name: Id, data: JSONBody[Rewrite]) -> Done:
    return await desk.work(keeping.rewrite, name, data, show=lists.rewritten)


@get("/points")
async def points(desk: Desk, brand: str = "", city: str = "") -> PointsView:
    return await desk.look(kept.points, brand, city, show=lists.points)


@post("/points")
async def add_point(desk: Desk, data: JSONBody[Point]) -> PointView:
    return await desk.work(keeping.add_point, data, show=lists.point)


@put("/points/{point_id:str}")
async def change_point(desk: Desk, point_id: Id, data: JSONBody[Point]) -> PointView:
    return await desk.work(keeping.change_point, point_id, data, show=lists.point)


@delete("/points/{point_id:str}", status_code=200)
async def drop_point(desk: Desk, point_id: Id) -> Done:
    return await desk.work(keeping.drop_point, point_id, show=lists.dropped)


ROUTES = [guide, editions, rewrite, points, add_point, change_point, drop_point]
