"""The merchant's door: my presence and limit, the desk, the queue, the switches."""

from datetime import datetime

from litestar import Router, get, post, put

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries, views
from .commands import presence, relief, settings
from .views import AgentList, AgentView, AssignmentView, IntervalView, QueueView, SettingsView


@get("/me")
async def me(desk: Desk) -> AgentView | None:
    return await desk.look(queries.mine, show=views.me)


@post("/me/presence", status_code=200)
async def go(desk: Desk, data: JSONBody[presence.GoBody]) -> AgentView:
    return await desk.work(presence.go, data, show=views.agent)


@put("/me/capacity")
async def my_capacity(desk: Desk, data: JSONBody[settings.CapacityBody]) -> AgentView:
    return await desk.work(settings.set_my_capacity, data, show=views.agent)


@get("/agents")
async def agents(desk: Desk) -> AgentList:
    return await desk.look(queries.everybody, show=views.agents)


@put("/agents/{id:str}/capacity")
async def capacity(desk: Desk, id: Id, data: JSONBody[settings.CapacityBody]) -> AgentView:
    return await desk.work(settings.set_capacity, id, data, show=views.agent)


@put("/agents/{id:str}/weight")
async def weight(desk: Desk, id: Id, data: JSONBody[settings.WeightBody]) -> AgentView:
    return await desk.work(settings.set_weight, id, data, show=views.agent)


@get("/agents/{id:str}/intervals")
async def intervals(desk: Desk, id: Id, start: datetime, end: datetime) -> list[IntervalView]:
    return await desk.look(queries.intervals, id, start, end, show=views.intervals)


@post("/agents/{id:str}/wake", status_code=200)
async def wake(desk: Desk, id: Id) -> AgentView:
    return await desk.work(relief.wake_stand_in, id, show=views.agent)


@post("/relief/suggest", status_code=200)
async def suggest(desk: Desk, data: JSONBody[relief.SuggestBody]) -> AgentView:
    return await desk.work(relief.suggest_more, data, show=views.agent)


@get("/queue")
async def queue(desk: Desk) -> QueueView:
    return await desk.look(queries.queue, show=views.queue)


@get("/assignments/{id:str}")
async def assignments(desk: Desk, id: Id) -> list[AssignmentView]:
    return await desk.look(queries.explained, id, show=views.assignments)


@get("/settings")
async def read_settings(desk: Desk) -> SettingsView:
    return await desk.look(queries.settings_page, show=views.settings)


@put("/settings")
async def switches(desk: Desk, data: JSONBody[settings.SettingsBody]) -> SettingsView:
    return await desk.work(settings.set_switches, data, show=views.settings)


@put("/settings/capacity_by_owner")
async def by_owner(desk: Desk, data: JSONBody[settings.CapacityByOwnerBody]) -> SettingsView:
    return await desk.work(settings.set_capacity_by_owner, data, show=views.settings)


routes = Router(
    "/routing",
    route_handlers=[
        me,
        go,
        my_capacity,
        agents,
        capacity,
        weight,
        intervals,
        wake,
        suggest,
        queue,
        assignments,
        read_settings,
        switches,
        by_owner,
    ],
)
