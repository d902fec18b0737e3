"""Every operation of every installed face: a stated answer to whatever is sent, never a 5xx."""

import pytest
from kernel.toy_doors import Face
from litestar.testing import TestClient
from msgspec.structs import replace
from trust.operations import ID, fitting, misfits, odd_query, operations
from trust.problems import is_problem

from roost.faces.doors import PATHS
from roost.faces.installed import modules
from roost.kernel.pure.actor import Actor, Party

PARTIES = {"workbench": Party.MERCHANT, "buyer": Party.BUYER, "platform": Party.PLATFORM}
SHOPS = {"workbench": "shop-1", "buyer": "shop-1", "platform": "platform"}
NO = (400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503)
HEADERS = {"X-CSRF": "1", "Content-Type": "application/json"}


def everybody(face):
    """Whoever has a session may do everything: what is tried here are the words, not the rights."""

    def identify(_look, row):
        return Actor(PARTIES[face], row.subject, row.shop_id, "somebody", owner=True)

    manifests = [
        replace(m, identify={f: identify for f in m.identify if f == face}) for m in modules()
    ]
    return manifests


@pytest.fixture(scope="module", params=list(PATHS))
def face(request, tmp_path_factory):
    path = tmp_path_factory.mktemp(request.param) / "roost.db"
    face = Face(path, request.param, everybody(request.param))
    face.operations = operations(face.app, PATHS[request.param])
    yield face
    face.close()


def login(face):
    face.login("somebody", SHOPS[face.face])
    return face.client


def sound(reply, operation, case):
    """A success or a problem of a stated kind."""
    assert reply.status_code < 500 or reply.status_code == 503, (
        f"{operation} {case}: {reply.status_code} {reply.text[:200]}"
    )
    if reply.status_code >= 400:
        is_problem(reply, *NO, 405)


def test_a_stranger_is_told_to_log_in_or_shown_what_is_for_all(face):
    client = TestClient(face.app, raise_server_exceptions=False)
    for operation in face.operations:
        body = fitting(operation.body) if operation.body else None
        reply = client.request(operation.method, operation.url, headers=HEADERS, json=body)
        sound(reply, operation, "as a stranger")


def test_a_body_that_is_none_is_refused_at_every_door(face):
    client = login(face)
    for operation in face.operations:
        if operation.method == "GET":
            continue
        for kind, body, status in (
            ("text/plain", b"{}", 415),
            ("application/json", b"[" * 60_000, 400 if not operation.upload else 415),
            ("application/json", b'{"a":1,"a":2}', 400 if not operation.upload else 415),
            ("application/json", b'{"text":"\\ud800"}', 400 if not operation.upload else 415),
        ):
            headers = HEADERS | {"Content-Type": kind}
            reply = client.request(operation.method, operation.url, headers=headers, content=body)
            is_problem(reply, status)


def test_without_the_header_of_our_own_page_no_door_opens(face):
    client = login(face)
    for operation in face.operations:
        if operation.method != "GET":
            headers = {"Content-Type": "application/json"}
            is_problem(client.request(operation.method, operation.url, headers=headers), 403)


def test_every_field_of_every_body_is_held_to_its_kind(face):
    client = login(face)
    for operation in face.operations:
        if not operation.body:
            continue
        cases = list(misfits(operation.body))
        for n, (case, body, surely) in enumerate(cases):
            headers = HEADERS | {"Idempotency-Key": f"{operation.path}{n}".replace(" ", "")[:255]}
            reply = client.request(
                operation.method, operation.url, headers=headers, content=body.encode()
            )
            if surely:
                assert reply.status_code == 422, f"{operation} {case}: {reply.text[:200]}"
            sound(reply, operation, case)


def test_every_parameter_of_every_question_is_held_to_its_kind(face):
    client = login(face)
    for operation in face.operations:
        if operation.method != "GET":
            continue
        sound(client.get(operation.url), operation, "plain")
        is_problem(client.get(f"{operation.url}?unknown=1"), 422)
        for name, annotation in operation.query.items():
            for odd in odd_query(annotation):
                reply = client.get(f"{operation.url}?{name}={odd}")
                sound(reply, operation, f"{name}={odd[:30]}")


@pytest.mark.parametrize("id", ["9" * 26, "%00", "..%2f", "x" * 4000, "'--"])
def test_every_id_may_be_odd(face, id):
    client = login(face)
    for operation in face.operations:
        if ID in operation.url:
            body = fitting(operation.body) if operation.body else None
            url = operation.url.replace(ID, id)
            reply = client.request(operation.method, url, headers=HEADERS, json=body)
            sound(reply, operation, id)
