"""Bad bodies and what is answered to them: by the toy's face, each case by itself."""

import pytest
from kernel.toy_doors import Face
from trust.operations import misfits, operations
from trust.problems import is_problem

from roost.kernel.web import guard, strict

JSON = {"Content-Type": "application/json"}
DEEP = 60_000


@pytest.fixture(scope="module")
def face(tmp_path_factory):
    face = Face(tmp_path_factory.mktemp("toy") / "roost.db")
    face.login()
    yield face
    face.close()


BAD_KINDS = [
    "text/plain",
    "application/xml",
    "multipart/form-data; boundary=x",
    "",
    "application/jsonx",
]


@pytest.mark.parametrize("kind", BAD_KINDS)
def test_a_body_of_another_kind_is_refused(face, kind):
    reply = face.send("/api/toy", '{"text":"x"}', **{"Content-Type": kind})
    is_problem(reply, 415)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "identity"])
def test_a_coded_body_is_refused(face, coding):
    is_problem(face.send("/api/toy", b"\x1f\x8b", **{"Content-Encoding": coding}), 415)


FORMS = {
    "a body that is too large": (b'{"text":"' + b"x" * guard.BODY + b'"}', 413),
    "33 levels": (b"[" * 33 + b"]" * 33, 400),
    "sixty thousand levels": (b"[" * DEEP, 400),
    "sixty thousand levels of objects": (b'{"a":' * 50_000, 400),
    "a number of a hundred thousand digits": (b'{"text":"x","fen":' + b"9" * 100_000 + b"}", 400),
    "not a number": (b'{"text":"x","fen":NaN}', 400),
    "infinity": (b'{"text":"x","fen":-Infinity}', 400),
    "1e400": (b'{"text":"x","fen":1e400}', 400),
    "2^63": (b'{"text":"x","fen":9223372036854775808}', 422),
    "twice the same key": (b'{"text":"x","text":"y"}', 400),
    "twice the same key inside": (b'{"text":"x","tags":[{"a":1,"a":2}]}', 400),
    "a lone surrogate": (b'{"text":"\\ud800"}', 400),
    "a lone surrogate in a key": (b'{"\\udfff":1,"text":"x"}', 400),
    "a null character": (b'{"text":"\\u0000"}', 400),
    "a raw null character": (b'{"text":"\x00"}', 400),
    "U+FFFE": (b'{"text":"\\uFFFE"}', 400),
    "raw U+FFFE": (b'{"text":"\xef\xbf\xbe"}', 400),
    "U+FFFF in a key": (b'{"\\uffff":1}', 400),
    "broken UTF-8": (b'{"text":"\xff\xfe"}', 400),
    "overlong UTF-8": (b'{"text":"\xc0\xaf"}', 400),
    "a surrogate in UTF-8": (b'{"text":"\xed\xa0\x80"}', 400),
    "UTF-16": ('{"text":"x"}'.encode("utf-16"), 400),
    "a byte order mark": (b'\xef\xbb\xbf{"text":"x"}', 400),
    "a comment": (b'{"text":"x"/**/}', 400),
    "a comma too many": (b'{"text":"x",}', 400),
    "half a body": (b'{"text":"x', 400),
    "two bodies": (b'{"text":"x"}{"text":"y"}', 400),
    "a list": (b"[]", 422),
    "a word": (b'"text"', 422),
    "nothing": (b"null", 422),
    "an unknown field": (b'{"text":"x","paid":true}', 422),
    "a read-only field": (b'{"text":"x","id":"1"}', 422),
    "no field": (b"{}", 422),
    "quotes without an end": (b'{"text":"' + b'\\"' * 120_000, 400),
    "backslashes without an end": (b'"' + b"\\" * 250_001, 400),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_malformed_body_is_refused_before_anything_is_decoded(face, form, monkeypatch):
    body, status = FORMS[form]
    decoded = []
    real = strict.decode
    monkeypatch.setattr(strict, "decode", lambda *a: decoded.append(a) or real(*a))
    before = face.count()
    is_problem(face.send("/api/toy", body), status)
    assert face.count() == before
    if status != 422:
        assert decoded == []


def test_an_empty_body_is_refused(face):
    is_problem(face.send("/api/toy", b""), 400, 415, 422)


def test_the_pointer_names_the_field(face):
    problem = is_problem(face.send("/api/toy", b'{"text":"x","tags":["a",5]}'), 422)
    assert [e.pointer for e in problem.errors] == ["/tags/1"]
    problem = is_problem(face.send("/api/toy", b'{"text":"x","paid":1}'), 422)
    assert [(e.pointer, e.code) for e in problem.errors] == [("/paid", "unknown_field")]


def test_each_field_of_each_body_is_held_to_its_kind(face):
    for operation in operations(face.app, "/api/toy"):
        if operation.path.endswith("broken"):
            continue
        cases = misfits(operation.body) if operation.body else ()
        for n, (name, body, surely) in enumerate(cases):
            reply = face.send(operation.url, body, operation.method, **{"Idempotency-Key": f"{n}"})
            if surely:
                is_problem(reply, 422)
            else:
                assert reply.status_code < 500, (str(operation), name)


def test_the_decoder_would_be_seen_without_the_reading_before_it(face, monkeypatch):
    """The twin: with the first reading off, a doubled key is taken."""
    monkeypatch.setattr(strict, "check", lambda _: None)
    assert face.send("/api/toy", b'{"text":"x","text":"y"}').is_success
