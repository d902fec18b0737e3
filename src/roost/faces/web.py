"""The built web app, served as it lies; a page says how to build it when it does not."""

from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException

import roost

BUILT = Path(roost.__file__).parent / "_web"
PAGES = {"workbench": "index.html", "buyer": "buyer.html", "platform": "platform.html"}
KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
}
MISSING = b"""<!doctype html><meta charset="utf-8"><title>Roost</title>
<h1>The web app is not built</h1><p>Run <code>make web</code> and load this page again.</p>"""
FOREVER, FRESH = "public, max-age=31536000, immutable", "no-cache"


def routes(face: str, demo: bool = False) -> list[Any]:
    """Assets by name; every other path is the app's own page, whose router takes it from there.

    `demo`: the page is told that there is a time machine to ask for.
    """

    @get("/assets/{name:path}", opt={"any_query": True})
    async def asset(request: Request[Any, Any, Any], name: str) -> Response[bytes]:
        file = BUILT / "assets" / name.lstrip("/")
        if not file.resolve().is_relative_to(BUILT.resolve()) or not file.is_file():
            raise NotFoundException
        return _file(request, file, FOREVER)

    @get(["/", "/{rest:path}"], opt={"any_query": True})
    async def page(request: Request[Any, Any, Any], rest: str = "") -> Response[bytes]:
        if rest.startswith(("/api", "/b/api", "/p/api", "/open")):
            raise NotFoundException
        file = BUILT / PAGES[face]
        if not file.is_file():
            return Response(MISSING, media_type="text/html")
        shown = _file(request, file, FRESH)
        if demo:
            shown.set_cookie("roost_demo", "1", httponly=False, samesite="strict")
        return shown

    return [asset, page]


def _file(request: Request[Any, Any, Any], file: Path, keep: str) -> Response[bytes]:
    headers = {"Cache-Control": keep, "Vary": "Accept-Encoding"}
    packed = file.with_name(file.name + ".gz")
    if "gzip" in request.headers.get("accept-encoding", "") and packed.is_file():
        headers["Content-Encoding"] = "gzip"
        body = packed.read_bytes()
    else:
        body = file.read_bytes()
    kind = KINDS.get(file.suffix, "application/octet-stream")
    return Response(body, media_type=kind, headers=headers)
