"""The merchant's door: the list, the case, its steps, and what is kept beside them."""

from litestar import Router

from . import desk, exports, shelf, steps

routes = Router(
    "/after_sales",
    route_handlers=[*desk.ROUTES, *exports.ROUTES, *shelf.ROUTES, *steps.ROUTES],
)
