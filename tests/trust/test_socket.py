"""The live socket against whoever opens it (promises 4.2): junk ends only the socket it came on."""

import json
import os
import struct
from contextlib import ExitStack

import pytest
from trust.house import NOT_HUNG, running
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from roost.faces.main import FRAME
from roost.kernel.web.live import MOST_SOCKETS

PATHS = {"workbench": "/api/live", "buyer": "/b/api/live", "platform": "/p/api/live"}
MINE = object()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(tmp_path_factory.mktemp("house")) as house:
        yield house


def opened(house, face="buyer", origin=MINE, token=None, query="", **headers):
    here = f"127.0.0.1:{house.ports[face]}"
    token = house.tokens[face] if token is None else token
    return connect(
        f"ws://{here}{PATHS[face]}{query}",
        origin=f"http://{here}" if origin is MINE else origin,
        additional_headers={"Cookie": f"roost_{face}={token}", **headers},
        compression=None,
        proxy=None,
        open_timeout=NOT_HUNG,
        close_timeout=1,
    )


def refused(house, **how):
    with pytest.raises(InvalidStatus) as no, opened(house, **how):
        pass
    reply = no.value.response
    assert reply.headers["content-type"] == "application/problem+json"
    assert json.loads(reply.body)["status"] == reply.status_code
    return reply.status_code


def heard(socket):
    return json.loads(socket.recv(NOT_HUNG))


def says_ready(socket):
    assert heard(socket)["t"] == "ready"
    return socket


def answers(socket):
    socket.send('{"t":"word","text":"hello"}')
    assert heard(socket) == {"t": "heard", "text": "hello"}


def ended(socket, *codes):
    with pytest.raises(ConnectionClosed) as end:
        while True:
            socket.recv(NOT_HUNG)
    assert end.value.rcvd is not None, "closed without a word"
    assert end.value.rcvd.code in codes
    return end.value.rcvd


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", None, "http://127.0.0.1", "http://127.0.0.1:1", "", "x"],
)
def test_another_origin_is_refused_before_the_socket_opens(house, origin):
    assert refused(house, origin=origin) == 403


def test_who_has_no_session_is_refused(house):
    assert refused(house, token="") == 401
    assert refused(house, token="x" * 43) == 401
    assert refused(house, token=house.tokens["workbench"]) == 401


def test_a_token_in_the_address_is_refused(house):
    assert refused(house, query=f"?token={house.tokens['buyer']}") == 400


def test_a_forwarded_host_opens_nothing(house):
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    assert refused(house, origin="http://evil.example", **forged) == 403


@pytest.mark.parametrize("face", ["workbench", "buyer"])
def test_an_own_page_is_let_in_and_answered(house, face):
    with opened(house, face) as socket:
        says_ready(socket)
        answers(socket)
        assert "Sec-WebSocket-Extensions" not in socket.response.headers, "nothing is deflated"


JUNK = {
    "no JSON": "hello",
    "an unknown kind": '{"t":"subscribe","thread":"1"}',
    "no kind": "{}",
    "a list": "[]",
    "an unknown type of a field": '{"t":"word","text":5}',
    "null": "null",
    "nothing": "",
    "levels where text is meant": '{"t":"word","text":' + "[" * 60_000,
    "a lone surrogate": '{"t":"word","text":"\\ud800"}',
}


@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_told_so_and_the_socket_stays(house, junk):
    with opened(house) as socket:
        says_ready(socket)
        socket.send(JUNK[junk])
        told = heard(socket)
        assert told["t"] == "nack"
        assert told["problem"]["status"] == 422
        answers(socket)


def test_a_bug_is_told_and_the_socket_stays(house):
    with opened(house) as socket:
        says_ready(socket)
        socket.send('{"t":"word","text":"bug","client_id":"7"}')
        told = heard(socket)
        assert (told["client_id"], told["problem"]["code"]) == ("7", "internal")
        assert "Zero" not in str(told)
        answers(socket)


ENDS = {
    "binary": (b"\x00\x01", (1003,)),
    "a frame that is too large": ("x" * (FRAME + 1), (1009,)),
    "sixty thousand levels": ('{"t":"word","x":' + "[" * 60_000, (1003,)),
}


@pytest.mark.parametrize("case", ENDS)
def test_what_cannot_be_read_ends_this_socket_alone(house, case):
    data, codes = ENDS[case]
    with opened(house) as other, opened(house) as socket:
        says_ready(other)
        says_ready(socket)
        socket.send(data)
        ended(socket, *codes)
        answers(other)


def test_a_frame_of_just_64_kib_is_read(house):
    with opened(house) as socket:
        says_ready(socket)
        text = "x" * (FRAME - len('{"t":"word","text":""}'))
        socket.send(f'{{"t":"word","text":"{text}"}}')
        assert heard(socket)["text"] == text


# Frames by hand.

FIN, TEXT, CONTINUED, PING, PONG = 0x80, 0x1, 0x0, 0x9, 0xA


def frame(kind, data, fin=FIN, length=None):
    mask = os.urandom(4)
    size = len(data) if length is None else length
    head = bytes([fin | kind])
    head += bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack(">H", size)
    return head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data))


BY_HAND = {
    "a message that is never finished": (frame(TEXT, b"{", fin=0), (1008,)),
    "a frame that is never finished": (frame(TEXT, b"{", length=1000), (1008,)),
    "half a head": (b"\x81", (1008,)),
    "bytes that are no text": (frame(TEXT, b"\xff\xfe"), (1007,)),
    "half a sign": (frame(TEXT, b"\xe5\xbd"), (1007,)),
    "an unmasked frame": (b"\x81\x01x", (1002,)),
    "a continuation of nothing": (frame(CONTINUED, b"x"), (1002,)),
    "a reserved kind": (frame(0x3, b"x"), (1002,)),
    "a reserved bit": (frame(TEXT | 0x40, b"x"), (1002,)),
    "a long ping": (frame(PING, b"x" * 126), (1002,)),
    "a flood of pings": (frame(PING, b"") * 101, (1008,)),
    "a flood of pongs": (frame(PONG, b"") * 101, (1008,)),
    "parts that are too large together": (
        frame(TEXT, b"x" * 40_000, fin=0) + frame(CONTINUED, b"x" * 40_000),
        (1009,),
    ),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_odd_frames_end_this_socket_alone(house, case):
    data, codes = BY_HAND[case]
    with opened(house) as other, opened(house) as socket:
        says_ready(other)
        says_ready(socket)
        socket.socket.sendall(data)
        ended(socket, *codes)
        answers(other)


def test_a_flood_of_frames_ends_the_socket(tmp_path):
    with running(tmp_path, limits=0.1) as small, opened(small) as socket:
        says_ready(socket)
        for _ in range(11):
            socket.send('{"t":"ping","at":1}')
        assert ended(socket, 1008).reason == "too_many"


def test_of_a_hundred_and_one_sockets_of_one_person_the_oldest_is_closed(house):
    with ExitStack() as held:
        sockets = [says_ready(held.enter_context(opened(house))) for _ in range(MOST_SOCKETS + 1)]
        ended(sockets[0], 1008)
        for socket in (sockets[1], sockets[-1]):
            answers(socket)


def test_a_ping_is_answered_with_the_time(house):
    with opened(house) as socket:
        says_ready(socket)
        socket.send('{"t":"ping","at":12}')
        pong = heard(socket)
        assert (pong["t"], pong["at"]) == ("pong", 12)
        assert pong["now"].endswith("Z")


def test_a_line_that_is_silent_is_given_up(house):
    with opened(house) as socket:
        says_ready(socket)
        ended(socket, 1001)


def test_the_house_has_no_trace_of_all_this(house):
    """Of the planted bug alone."""
    log = house.log()
    assert log.count("Traceback") == log.count("raise ZeroDivisionError")
    assert "ERROR" not in log


def test_who_is_told_to_go_is_told_to_resume(tmp_path):
    with ExitStack() as stop:
        house = stop.enter_context(running(tmp_path))
        with opened(house) as socket:
            says_ready(socket)
            stop.close()
            ended(socket, 1012)
