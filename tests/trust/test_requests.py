"""Bad addresses, headers and methods, and what every answer wears."""

import json
import re

import pytest
from kernel.toy_doors import Face
from trust.problems import is_problem

from roost.kernel.web.limits import Limits

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def face(tmp_path_factory):
    face = Face(tmp_path_factory.mktemp("toy") / "roost.db")
    face.login()
    yield face
    face.close()


INSTANTS = [
    "0000-00-00",
    "9999-12-31T23:59:59Z",
    "1999-12-31T00:00:00Z",
    "2024-01-01T00:00:00",
    "x",
]


@pytest.mark.parametrize("instant", INSTANTS)
def test_an_instant_out_of_this_century_or_without_a_zone_is_refused(face, instant):
    is_problem(face.send("/api/toy", json.dumps({"text": "x", "at": instant})), 422)
    is_problem(face.ask("GET", f"/api/toy?since={instant}"), 422)


def test_an_instant_of_any_zone_is_taken(face):
    assert face.send("/api/toy", '{"text":"x","at":"2024-01-01T00:00:00+14:00"}').is_success


@pytest.mark.parametrize(
    "text", ["\u202e\u202dabc", "👨‍👩‍👧‍👦" * 150, "a\u0301" * 100, "\u2066x\u2069"]
)
def test_odd_writing_is_kept_after_the_rule(face, text):
    reply = face.send("/api/toy", json.dumps({"text": text}))
    assert reply.is_success
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", reply.json()["text"])


@pytest.mark.parametrize(
    "text", ["Z" + "\u0301" * 9, "ก" + "\u0e49" * 12, "👨‍👩‍👧‍👦" * 201, "", " \t", "\u200b"]
)
def test_odd_writing_is_refused_after_the_rule(face, text):
    is_problem(face.send("/api/toy", json.dumps({"text": text})), 422)


QUERIES = {
    "limit=0": 422,
    "limit=-1": 422,
    "limit=1000000000": 422,
    "limit=99999999999999999999": 422,
    "limit=x": 422,
    "limit=": 422,
    "limit=1&limit=2": 400,
    "unknown=1": 422,
    "sort=price": 422,
    "_method=DELETE": 422,
    "cursor=forged": 422,
    "cursor=e30%3D.00": 422,
    "cursor=%00": 400,
    "cursor=%ff": 400,
    "&".join(f"a{n}=1" for n in range(101)): 400,
    "&" * 101: 400,
}


@pytest.mark.parametrize("query", QUERIES)
def test_an_odd_query_is_refused(face, query):
    is_problem(face.ask("GET", f"/api/toy?{query}"), QUERIES[query])


def test_a_query_on_a_body_route_is_refused(face):
    is_problem(face.send("/api/toy?text=y", '{"text":"x"}'), 422)


IDS = [
    "9" * 26,
    "0" * 32,
    "x",
    "%00",
    "%ff",
    "..%2f..%2fetc",
    "' OR 1=1 --",
    "é",
    "x" * 4000,
    "%0d%0aX:1",
]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_an_odd_id_is_not_found(face, id, method):
    reply = face.send(f"/api/toy/{id}", '{"text":"x"}', method)
    is_problem(reply, 400, 404)
    assert "x" not in reply.headers


def test_an_address_or_a_header_that_is_too_long_is_refused(face):
    is_problem(face.ask("GET", "/api/toy?cursor=" + "x" * 8192), 414)
    is_problem(face.ask("GET", "/api/nothing/" + "x" * 9000), 414)
    is_problem(face.ask("GET", "/api/toy", headers={"X-Long": "x" * 16384}), 431)


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PROPFIND", "BREW", "CONNECT"])
def test_an_unknown_method_is_told_which_are_known(face, method):
    reply = face.ask(method, "/api/toy")
    is_problem(reply, 405)
    assert {"GET", "POST"} <= set(reply.headers["allow"].replace(" ", "").split(","))


def test_a_head_is_a_get_without_its_body(face):
    for path in ("/api/toy", "/api/toy/" + "0" * 32, "/api/nothing"):
        get, head = face.ask("GET", path), face.ask("HEAD", path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert head.headers.get("content-type") == get.headers.get("content-type")


def test_options_are_answered_without_a_body(face):
    reply = face.ask("OPTIONS", "/api/toy")
    assert (reply.status_code, reply.content) == (204, b"")
    assert "GET" in reply.headers["allow"]


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_method_is_not_overridden(face, header):
    before = face.count()
    assert face.ask("GET", "/api/toy", headers={header: "POST"}).is_success
    assert face.count() == before


OTHERS = [
    {"X-CSRF": ""},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", OTHERS, ids=str)
def test_a_page_of_another_origin_can_do_nothing(face, headers):
    if "X-CSRF" in headers:
        reply = face.client.post("/api/toy", content=b'{"text":"x"}', headers=JSON)
    else:
        reply = face.send("/api/toy", '{"text":"x"}', **headers)
    is_problem(reply, 403)


def test_forwarded_headers_say_nothing(tmp_path):
    face = Face(tmp_path / "roost.db", limits=Limits(1 / 60))  # ten a minute
    forwarded = ("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "Cookie")
    codes = []
    for n in range(40):
        headers = {name: f"10.0.0.{n}" for name in forwarded} | {"Cookie": f"roost_workbench={n}"}
        codes.append(face.ask("GET", "/api/toy", headers=headers).status_code)
    assert codes.count(401) == 10
    assert codes.count(429) == 30
    face.close()


def test_too_many_are_told_when_to_come_again(tmp_path):
    face = Face(tmp_path / "roost.db", limits=Limits(1 / 600))
    face.login()
    replies = [face.ask("GET", "/api/toy") for _ in range(3)]
    is_problem(replies[-1], 429)
    assert int(replies[-1].headers["retry-after"]) >= 1
    assert "r=0" in replies[-1].headers["ratelimit"]
    face.close()


@pytest.mark.parametrize("path", ["/api/nothing", "/api/schema/x", "/api//toy/x/y/z"])
def test_what_is_not_there_is_a_problem_too(face, path):
    is_problem(face.ask("GET", path), 404)


def test_a_bug_is_told_by_its_number_alone(face):
    problem = is_problem(face.send("/api/toy/broken", '{"text":"x"}'), 500)
    assert problem.code == "internal"


def test_every_answer_wears_what_it_should(face):
    for path in ("/api/toy", "/api/nothing", "/api/toy?unknown=1"):
        worn = face.ask("GET", path).headers
        assert "script-src 'self'" in worn["content-security-policy"]
        assert "unsafe-inline'; img" in worn["content-security-policy"], "styles only"
        assert worn["cache-control"] == "no-store"
        assert worn["referrer-policy"] == "same-origin"
        assert "set-cookie" not in worn
