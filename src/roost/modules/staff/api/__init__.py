"""The doors of the two faces on which accounts log in: a shop's people and the platform's."""

from litestar import Router

from . import entry, people, posts

_all = [*entry.routes, *people.routes, *posts.routes]
routes = Router("/staff", route_handlers=_all)
platform_routes = Router("/staff", route_handlers=_all)
