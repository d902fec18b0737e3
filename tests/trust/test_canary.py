"""S1: whatever one shop asks for, and by whatever id, no byte of another shop's comes back."""

import msgspec
import pytest
from kernel.toy_doors import Face
from litestar.testing import TestClient
from trust import canary
from trust.canary import TOKEN
from trust.operations import ID, fitting, operations
from trust.test_every_operation import HEADERS, PARTIES, everybody

from roost.faces.doors import PATHS
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.profile import Profile
from roost.modules.shop import facade as shop

UNKNOWN = "d" * 32
OWNER = ("店主", "13800000001", "-")


@pytest.fixture(scope="module", params=["workbench", "buyer"])
def face(request, tmp_path_factory):
    path = tmp_path_factory.mktemp(request.param) / "roost.db"
    face = Face(path, request.param, everybody(request.param))
    made = face.world.does(NOBODY, shop.add, "甲店", Profile.DOUYIN, *OWNER)
    canary.plant(path)
    face.path, face.shop = path, made.id
    face.operations = operations(face.app, PATHS[request.param])
    face.login("somebody", made.id)
    yield face
    face.close()


def asked(face, operation, id, n):
    body = fitting(operation.body) if operation.body else None
    headers = HEADERS | {"Idempotency-Key": f"{id[:1]}{n}"}
    url = operation.url.replace(ID, id)
    return face.client.request(operation.method, url, headers=headers, json=pointed(body, id))


def pointed(body, id):
    """Whatever a body may name by an id is named by this one."""
    if isinstance(body, dict):
        return {k: _meant(k, v, id) for k, v in body.items()}
    return body


def _meant(name, value, id):
    if isinstance(value, str) and name.endswith(("id", "thread")):
        return id
    if isinstance(value, list) and name.endswith(("ids", "files")):
        return [id]
    return pointed(value, id)


def test_the_canary_sings_where_its_own_shop_asks(face):
    """Else nothing that follows proves anything."""
    songs = 0
    client = TestClient(face.app, raise_server_exceptions=False)
    face.login("somebody", canary.SHOP)
    client.cookies = face.client.cookies
    for operation in face.operations:
        if operation.method == "GET":
            songs += TOKEN.encode() in client.get(operation.url.replace(ID, canary.ID)).content
    face.login("somebody", face.shop)
    assert songs >= {"workbench": 5, "buyer": 1}[face.face]


def test_no_operation_answers_with_anything_of_another_shop(face):
    before = canary.standing(face.path)
    for n, operation in enumerate(face.operations):
        reply = asked(face, operation, canary.ID, n)
        assert TOKEN.encode() not in reply.content, f"{operation}: {reply.text[:300]}"
        assert not any(TOKEN in value for value in reply.headers.values()), operation
        assert reply.status_code < 500 or reply.status_code == 503, f"{operation} {reply.text}"
    assert canary.standing(face.path) == before


def test_another_shops_thing_is_as_unknown_as_one_that_never_was(face):
    for n, operation in enumerate(face.operations):
        if ID in operation.url and operation.method == "GET":
            theirs, nobodys = (asked(face, operation, id, n) for id in (canary.ID, UNKNOWN))
            assert theirs.status_code == nobodys.status_code, operation
            if theirs.status_code == 404:
                assert said(theirs, canary.ID) == said(nobodys, UNKNOWN), operation


def said(reply, id):
    told = msgspec.json.decode(reply.content.replace(id.encode(), b"ID"))
    return told | {"instance": ""}


def test_all_faces_that_belong_to_a_shop_are_tried():
    assert set(PARTIES) == {"workbench", "buyer", "platform"}  # the platform's sees all shops
