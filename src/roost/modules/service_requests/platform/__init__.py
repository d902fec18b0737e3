"""The platform's door: requests of all shops are made here, judged here, and settled here."""

from litestar import Router

from . import board, desk, drafts

routes = Router("/service_requests", route_handlers=[*board.ROUTES, *drafts.ROUTES, *desk.ROUTES])
