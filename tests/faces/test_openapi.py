"""What a face says of itself: every operation, with every refusal it may answer."""

import msgspec
import pytest
from kernel.toy_doors import Face

from roost.faces import openapi
from roost.faces.doors import PATHS
from roost.kernel.web.errors import MEDIA


@pytest.mark.parametrize("face", PATHS)
def test_every_operation_declares_its_refusals(face):
    schema = msgspec.json.decode(openapi.dump(face))
    assert "Problem" in schema["components"]["schemas"]
    for path, operations in schema.get("paths", {}).items():
        for method, operation in operations.items():
            for status in (401, 403, 404, 422, 429, 503):
                told = operation["responses"][str(status)]
                assert MEDIA in told["content"], f"{method} {path} {status}"
            if method != "get":
                assert {"409", "412", "413", "415"} <= operation["responses"].keys()


def test_no_name_of_an_operation_stands_twice():
    for face in PATHS:
        schema = msgspec.json.decode(openapi.dump(face))
        paths = schema.get("paths", {}).values()
        names = [o["operationId"] for operations in paths for o in operations.values()]
        assert len(names) == len(set(names))


def test_the_running_face_says_the_same(tmp_path):
    face = Face(tmp_path / "roost.db")
    reply = face.ask("GET", "/api/schema/openapi.json")
    operation = reply.json()["paths"]["/api/toy"]["post"]
    assert MEDIA in operation["responses"]["422"]["content"]
    assert {p["name"] for p in reply.json()["paths"]["/api/toy"]["get"]["parameters"]} == {
        "since",
        "cursor",
        "limit",
    }
    face.close()
