"""The merchant's door."""

from litestar import Router

from . import addresses, settings

routes = Router("/shop", route_handlers=[*settings.routes, *addresses.routes])
