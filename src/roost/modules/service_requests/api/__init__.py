"""The merchant's door: the list, the request, and its steps."""

from litestar import Router

from . import desk

routes = Router("/service_requests", route_handlers=[*desk.ROUTES])
