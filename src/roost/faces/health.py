"""Whether the house can write, for a monitor's eyes: asked by anybody, told in one word."""

from typing import Any

from litestar import Response, get

from roost.kernel.data.store import Store
from roost.kernel.web import errors

PATH = "/health"


def routes(store: Store) -> list[Any]:
    @get(PATH, include_in_schema=False)
    async def health() -> Response[Any]:
        """503 while the disk takes nothing. It needs room then, not another start of the house."""
        headers = {"Cache-Control": "no-store"}
        if (trouble := store.disk.trouble) is None:
            return Response({"writes": True}, headers=headers)
        told = errors.answer(errors.of(trouble.no), retry_after=5)
        told.headers["Cache-Control"] = "no-store"
        return told

    return [health]
