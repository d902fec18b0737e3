"""Plain bytes against a whole house: what no client library would ever send."""

import json
import re

import pytest
from trust.house import NOT_HUNG, running

from roost.kernel.web import wire

HOST = b"Host: 127.0.0.1\r\n"
WRITE = b"Content-Type: application/json\r\nX-CSRF: 1\r\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(tmp_path_factory.mktemp("house")) as house:
        yield house


def sent(house, data: bytes, face="workbench") -> bytes:
    """All that comes back until the house closes."""
    with house.connect(face) as line:
        line.sendall(data)
        return everything(line)


def everything(line) -> bytes:
    line.settimeout(NOT_HUNG)
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def status(reply: bytes) -> int:
    return int(reply.split(b" ", 2)[1]) if reply else 0


def is_problem(reply: bytes, *statuses: int) -> None:
    """A problem of one of these kinds, or the line closed without a word where 0 is one."""
    assert status(reply) in statuses, reply[:300]
    if reply:
        head, _, body = reply.partition(b"\r\n\r\n")
        assert b"application/problem+json" in head
        assert json.loads(body)["status"] == status(reply)
        assert not re.search(rb"Traceback|File \"|/lib/", reply)


CLOSE = b"Connection: close\r\n"
GET = b"GET /api/toy HTTP/1.1\r\n"
POST = b"POST /api/toy HTTP/1.1\r\n"
BODY = b'{"text":"x"}'
RAW = {
    "two ways to say how long": (
        POST + HOST + WRITE + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        (400, 401, 422),
    ),
    "two lengths": (
        POST + HOST + WRITE + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
        (400,),
    ),
    "a negative length": (POST + HOST + WRITE + b"Content-Length: -1\r\n\r\n", (400,)),
    "a length in letters": (POST + HOST + WRITE + b"Content-Length: x\r\n\r\n", (400,)),
    "an endless length": (
        POST + HOST + WRITE + b"Content-Length: " + b"9" * 40 + b"\r\n\r\n",
        (400,),
    ),
    "a chunk of bad size": (
        POST + HOST + WRITE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        (400,),
    ),
    "an unknown coding": (
        POST + HOST + WRITE + b"Transfer-Encoding: gzip, identity\r\n\r\n",
        (400, 501),
    ),
    "no host": (GET + CLOSE + b"\r\n", (400,)),
    "no host in 1.0 and one forwarded": (
        b"GET /api/toy HTTP/1.0\r\nX-Forwarded-Host: evil.example\r\n\r\n",
        (400,),
    ),
    "two hosts": (GET + HOST + HOST + CLOSE + b"\r\n", (400,)),
    "a null in a header": (GET + HOST + b"X: a\x00b\r\n" + CLOSE + b"\r\n", (400,)),
    "a header without a name": (GET + HOST + b": x\r\n\r\n", (400,)),
    "a space before the colon": (GET + HOST + b"X : x\r\n\r\n", (400,)),
    "a folded header": (GET + HOST + b"X: a\r\n b\r\n" + CLOSE + b"\r\n", (400, 401)),
    "a method that is none": (b"G@T / HTTP/1.1\r\n" + HOST + b"\r\n", (400,)),
    "another protocol": (b"SSH-2.0-OpenSSH\r\n", (400,)),
    "TLS on a plain port": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 40, (400,)),
    "HTTP/2 from nowhere": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400, 405)),
    "HTTP/9": (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", (400,)),
    "an address with a null": (b"GET /api/\x00 HTTP/1.1\r\n" + HOST + b"\r\n", (400,)),
    "an address of another host": (
        b"GET http://evil.example/api/toy HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
        (400, 401, 404),
    ),
    "an address of 9 KiB": (
        b"GET /api/" + b"x" * 9000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
        (414,),
    ),
    "headers of 17 KiB": (
        GET + HOST + (b"X: " + b"x" * 1000 + b"\r\n") * 17 + CLOSE + b"\r\n",
        (431,),
    ),
    "a header without an end": (GET + HOST + b"X: " + b"x" * wire.HEAD, (431,)),
    "an address without an end": (b"GET /" + b"x" * wire.HEAD, (431,)),
    "TRACE": (b"TRACE /api/toy HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (405,)),
    "CONNECT": (b"CONNECT evil.example:80 HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (400, 404, 405)),
    "OPTIONS of all": (b"OPTIONS * HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (204, 400, 404, 405)),
    "a body that is longer than it may be": (
        POST + HOST + WRITE + CLOSE + b"Content-Length: 300000\r\n\r\n" + b"x" * 300000,
        (413,),
    ),
    "a chunked body that is longer than it may be": (
        POST
        + HOST
        + WRITE
        + CLOSE
        + b"Transfer-Encoding: chunked\r\n\r\n"
        + (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 5
        + b"0\r\n\r\n",
        (413,),
    ),
}


@pytest.mark.parametrize("case", RAW)
def test_what_is_not_http_is_refused(house, case):
    data, statuses = RAW[case]
    reply = sent(house, data)
    if status(reply) == 204:
        return
    is_problem(reply, *statuses)


def test_bare_line_feeds_are_no_second_request(house):
    """A smuggled second request would be answered a second time."""
    reply = sent(house, b"GET /api/toy HTTP/1.1\nHost: x\nConnection: close\n\n")
    assert reply.count(b"HTTP/1.1 ") == 1


def test_a_slow_head_is_closed(house):
    with house.connect() as line:
        line.sendall(GET[:10])
        is_problem(everything(line), 408)


def test_a_line_on_which_nothing_comes_is_closed(house):
    with house.connect() as line:
        assert everything(line) == b""


def test_a_slow_body_is_refused(house):
    with house.connect() as line:
        line.sendall(POST + HOST + WRITE + b"Content-Length: 100\r\n\r\n{")
        is_problem(everything(line), 408)


def test_a_body_that_breaks_off_is_not_done(house):
    with house.connect() as line:
        line.sendall(POST + HOST + WRITE + b"Content-Length: 100\r\n\r\n" + BODY)
    assert status(sent(house, GET + HOST + CLOSE + b"\r\n")) == 401
    assert "Traceback" not in house.log()


def test_many_idle_lines_keep_nobody_else_waiting(house):
    idle = [house.connect() for _ in range(200)]
    try:
        for line in idle[::2]:
            line.sendall(b"GET /")
        assert status(sent(house, GET + HOST + CLOSE + b"\r\n")) == 401
    finally:
        for line in idle:
            line.close()


def test_requests_in_one_breath_are_answered_in_turn(house):
    one = b"GET /api/toy HTTP/1.1\r\n" + HOST
    reply = sent(house, (one + b"\r\n") * 3 + one + CLOSE + b"\r\n")
    assert reply.count(b"HTTP/1.1 401") == 4


def test_a_page_at_each_face_and_no_word_of_the_server(house):
    for face in house.ports:
        head, _, _ = sent(house, b"HEAD / HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", face).partition(
            b"\r\n\r\n"
        )
        assert status(head) == 200
        assert b"server:" not in head.lower()
        assert b"content-security-policy" in head.lower()


def test_the_house_has_no_trace_of_all_this(house):
    assert "Traceback" not in house.log()
    assert "failed" not in house.log()
