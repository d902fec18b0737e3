"""The merchant's door to the wall, the daily close, the hours of the checks and the loss book."""

from litestar import Router

from . import day, hours, losses, wall

PARTS = (wall, day, hours, losses)
routes = Router("/deadlines", route_handlers=[h for part in PARTS for h in part.HANDLERS])
