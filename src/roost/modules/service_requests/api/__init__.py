"""The merchant's door: the list, the request and its steps, the figures and the file."""

from litestar import Router

from . import board, desk

routes = Router("/service_requests", route_handlers=[*board.ROUTES, *desk.ROUTES])
