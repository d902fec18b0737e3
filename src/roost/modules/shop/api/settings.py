"""The first shop, and the settings of each."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post, put

from roost.kernel.web import passwords
from roost.kernel.web.params import Desk, JSONBody

from .. import queries, views
from ..commands import founding, service_rules, settings
from ..commands.founding import FirstRun
from ..commands.service_rules import NewVersion
from ..commands.settings import Basics, Card, Switch, Texts
from ..models import Shop
from ..views import Needed, Opened, RuleVersion, RuleVersions, Settings


@get("/first_run")
async def first_run_needed(desk: Desk) -> Needed:
    return Needed(await desk.look_as_nobody(queries.first_run_needed))


@post("/first_run")
async def first_run(desk: Desk, data: JSONBody[FirstRun]) -> Opened:
    desk.limits.take("first_run", desk.address, 10)
    secret = await passwords.seal(data.password)
    return views.opened(await desk.work_as_nobody(founding.first_run, data, secret))


@get("/")
async def shown(desk: Desk) -> Settings:
    return await desk.look(queries.settings, show=_settings(desk))


@put("/basics")
async def basics(desk: Desk, data: JSONBody[Basics]) -> Settings:
    return await desk.work(settings.set_basics, data, show=_settings(desk))


@put("/texts")
async def texts(desk: Desk, data: JSONBody[Texts]) -> Settings:
    return await desk.work(settings.set_texts, data, show=_settings(desk))


@put("/profile")
async def profile(desk: Desk, data: JSONBody[Switch]) -> Settings:
    return await desk.work(settings.switch_profile, data, show=_settings(desk))


@put("/card")
async def card(desk: Desk, data: JSONBody[Card]) -> Settings:
    return await desk.work(settings.set_card, data, show=_settings(desk))


@get("/qr.svg")
async def qr_svg(desk: Desk) -> Response[bytes]:
    text = await desk.look(queries.settings, show=_link(desk))
    return Response(views.svg(text), media_type="image/svg+xml")


@get("/qr.png")
async def qr_png(desk: Desk) -> Response[bytes]:
    text = await desk.look(queries.settings, show=_link(desk))
    return Response(views.png(text), media_type="image/png")


@get("/service_rules")
async def rules_shown(desk: Desk) -> RuleVersions:
    return await desk.look(queries.service_rules_shown, show=views.rule_versions)


@post("/service_rules")
async def publish(desk: Desk, data: JSONBody[NewVersion]) -> RuleVersion:
    return await desk.work(service_rules.publish, data, show=views.rule_version)


def _settings(desk: Desk) -> Callable[[Any, Shop], Settings]:
    return lambda look, shop: views.settings(look, shop, desk.buyer_url)


def _link(desk: Desk) -> Callable[[Any, Shop], str]:
    return lambda _, shop: views.link(shop, desk.buyer_url)


routes = [
    first_run_needed,
    first_run,
    shown,
    basics,
    texts,
    profile,
    card,
    qr_svg,
    qr_png,
    rules_shown,
    publish,
]
