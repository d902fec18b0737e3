"""The doors of the two faces on which accounts log in: a shop's people and the platform's."""

from litestar import Router

from . import entry

routes = Router("/staff", route_handlers=[*entry.routes])
platform_routes = Router("/staff", route_handlers=[*entry.routes])
