"""What a face can do, as OpenAPI: the web's types are made of it, and every refusal is in it."""

import asyncio
from pathlib import Path
from typing import Any

from litestar.openapi.plugins import JsonRenderPlugin
from msgspec import json

from roost.kernel.data.crypto import Keys
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.pure.time import BusinessTime
from roost.kernel.web import errors
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub

from .installed import modules

REFUSALS = (400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503)
WRITES = {"post", "put", "patch", "delete"}
REF = "#/components/schemas/{name}"
ONLY_WRITES = {409, 412, 413, 415}


def declared(schema: dict[str, Any]) -> dict[str, Any]:
    """Each operation may answer with a problem; Litestar knows only the successes."""
    components = schema.setdefault("components", {}).setdefault("schemas", {})
    [problem], parts = json.schema_components([errors.Problem], ref_template=REF)
    components.update(parts)
    for path in schema.get("paths", {}).values():
        for method, operation in path.items():
            _declare(method, operation["responses"], problem)
    return schema


def _declare(method: str, responses: dict[str, Any], problem: dict[str, Any]) -> None:
    responses.pop("400", None)  # the framework's own form, which is never sent
    for status in REFUSALS:
        if method in WRITES or status not in ONLY_WRITES:
            responses[str(status)] = {
                "description": errors.SENTENCES.get(status, ""),
                "content": {errors.MEDIA: {"schema": problem}},
            }


class Declared(JsonRenderPlugin):
    def render(self, request: Any, openapi_schema: dict[str, Any]) -> bytes:
        return json.encode(declared(openapi_schema))


def dump(face: str) -> bytes:
    """The same without a running house: nothing is opened, no file is made."""
    from .doors import House, build  # noqa: PLC0415 # the doors serve this page themselves

    nowhere = Path("nowhere.db")
    store = Store(nowhere, Registry(modules()), BusinessTime(), Keys(bytes(32)))
    loop = asyncio.new_event_loop()
    app = build(face, House(store, Hub(loop), Limits()))
    try:
        return json.format(json.encode(declared(app.openapi_schema.to_schema())))
    finally:
        store.close()
        loop.close()
