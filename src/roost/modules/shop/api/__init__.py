"""The merchant's door."""

from litestar import Router

from . import addresses, app_keys, settings

routes = Router("/shop", route_handlers=[*settings.routes, *addresses.routes, *app_keys.routes])
