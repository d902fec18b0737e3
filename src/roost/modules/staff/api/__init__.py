"""The merchant's door."""

from litestar import Router

from . import entry

routes = Router("/staff", route_handlers=[*entry.routes])
