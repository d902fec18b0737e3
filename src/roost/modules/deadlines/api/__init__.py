"""The merchant's door to the wall, the daily close and the loss book."""

from litestar import Router

from . import day, losses, wall

routes = Router("/deadlines", route_handlers=[*wall.HANDLERS, *day.HANDLERS, *losses.HANDLERS])
