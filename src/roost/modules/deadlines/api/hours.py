"""The hours of the parcel check."""

from litestar import get, post

from roost.kernel.web.params import Desk, JSONBody

from ..commands import setting
from ..commands.setting import SetHours
from ..queries import hours
from ..views import hours as shown
from ..views.hours import DraftView, SettingsView


@get("/hours")
async def settings(desk: Desk) -> SettingsView:
    return await desk.look(hours.settings, show=shown.whole)


@post("/hours/preview", status_code=200)
async def preview(desk: Desk, data: JSONBody[SetHours]) -> DraftView:
    return await desk.look(setting.preview, data, show=shown.draft)


@post("/hours", status_code=200)
async def set_hours(desk: Desk, data: JSONBody[SetHours]) -> SettingsView:
    return await desk.work(setting.set_hours, data, show=shown.whole)


HANDLERS = (settings, preview, set_hours)
