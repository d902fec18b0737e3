"""The platform's own door: its people come and go as everybody's do."""

from litestar import Router

from .api import entry

routes = Router("/staff", route_handlers=[*entry.routes])
