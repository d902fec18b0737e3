"""Every door of every module asks for a right: made from the routes, so that none is forgotten.

The right is asked for before anything is looked up: who has none cannot try out what exists.
"""

from collections.abc import Iterator

import msgspec
import pytest
from doors import OWNER_PHONE, Client, come_in, found_a_shop, hire, log_in, open_face
from trust.operations import ID, Operation, fitting, operations
from world import World

from roost.faces.doors import HOME
from roost.faces.installed import modules
from roost.kernel.pure.actor import Party
from roost.kernel.web.live import Hub, Live
from roost.modules.staff import content, rules

TEMP = "13900000099"
FACES = {"workbench": Party.MERCHANT, "platform": Party.PLATFORM}

# Doors without a right, each with its reason. A new door stands here or asks for one.
OPEN = {
    "GET /shop/first_run": "before there is a shop",
    "POST /shop/first_run": "before there is a shop",
    "GET /shop/divisions": "public knowledge",
    "POST /staff/login": "the way in",
    "POST /staff/codes": "the way in",
    "POST /staff/login_by_code": "the way in",
    "POST /staff/reset_codes": "the way in",
    "POST /staff/reset": "the way in",
    "POST /staff/logout": "the way out",
    "GET /staff/me": "one's own",
    "POST /staff/password": "one's own",
    "POST /files": "whoever is in may bring a file; what it is hung on asks for a right",
    "GET /files/{id:str}": "seen by whoever may see what it hangs on; 404 to others",
    "GET /notices": "one's own bell",
    "POST /notices/{notice_id:str}/read": "one's own bell",
    "POST /notices/read_all": "one's own bell",
    "GET /notices/settings": "one's own bell",
    "PUT /notices/settings": "one's own bell",
    "GET /routing/me": "one's own state, which im access gives (S2-17)",
    "POST /routing/me/presence": "one's own state, which im access gives (S2-17)",
    "PUT /routing/me/capacity": "one's own limit (S2-06)",
    "PUT /routing/agents/{id:str}/capacity": "one's own, or the owner's by a switch (RD-14)",
    "GET /conversations/drafts": "one's own",
    "POST /conversations/transfer_all": "one's own conversations",
    "GET /conversations/threads/{id:str}/messages": "seen by who holds it; 404 to others",
    "GET /conversations/threads/{id:str}/orders": "seen by who holds it; 404 to others",
    "POST /conversations/threads/{id:str}/messages": "said by who holds it; 404 to others",
    "POST /conversations/threads/{id:str}/read": "read by who holds it; 404 to others",
    "PUT /conversations/threads/{id:str}/draft": "one's own",
    "DELETE /conversations/threads/{id:str}/draft": "one's own",
}


@pytest.fixture(params=FACES)
def head(request, world: World) -> Iterator[Client]:
    """Who may do everything on this face, at the head of a shop or of the platform."""
    with open_face(world) as workbench:
        found_a_shop(workbench)
        if request.param == "workbench":
            yield workbench
            return
    with open_face(world, request.param) as client:
        log_in(client, OWNER_PHONE)
        yield client


@pytest.fixture
def temp(world: World, head: Client) -> Iterator[Client]:
    """Who has an account, and a post without any right."""
    hire(world, head, TEMP)
    world.real_time_passes(minutes=2)
    with open_face(world, face_of(head)) as client:
        come_in(world, client, TEMP)
        yield client


def face_of(client: Client) -> str:
    return "platform" if client.path.startswith("/p") else "workbench"


def name(client: Client, operation: Operation) -> str:
    path = operation.path.removeprefix(client.path).removeprefix(HOME)
    return f"{operation.method} {path}"


def ask(client: Client, operation: Operation):
    headers = {"X-CSRF": "1", "Idempotency-Key": str(operation).replace(" ", "")[:200]}
    body = {"json": fitting(operation.body) if operation.body else None}
    if operation.upload:
        body = {"files": {"file": ("a.csv", b"a,b\n")}}
    if operation.method == "GET":
        body = {"params": {name: fitting(kind) for name, kind in operation.query.items()}}
    return client.http.request(operation.method, operation.url, headers=headers, **body)


def doors(client: Client) -> list[Operation]:
    found = operations(client.http.app, client.path)
    return [o for o in found if name(client, o) not in OPEN and not is_words(o)]


def is_words(operation: Operation) -> bool:
    """Words for filters and forms, the same in every shop."""
    return operation.method == "GET" and operation.path.endswith("/choices")


@pytest.mark.proves("S2-09")
def test_without_the_right_every_door_says_no_and_names_the_right(head, temp):
    wrong = []
    for operation in doors(head):
        reply = ask(temp, operation)
        told = reply.json() if reply.content else {}
        if reply.status_code != 403 or not told["detail"]:
            wrong.append((str(operation), reply.status_code, told))
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.proves("S2-09")
def test_what_is_not_in_the_own_shop_is_not_there(head):
    """Also for who may everything: an id of nowhere is as good as another shop's."""
    wrong = []
    for operation in doors(head):
        reply = ask(head, operation) if ID in operation.url else None
        if reply is not None and operation.method != "GET" and reply.status_code < 400:
            wrong.append((str(operation), reply.status_code))
    assert wrong == []


def test_every_open_door_is_there(world):
    """An exemption that nobody needs any more is taken off the list."""
    there = set()
    for face in FACES:
        with open_face(world, face) as client:
            there |= {name(client, o) for o in operations(client.http.app, client.path)}
    assert set(OPEN) - there == set()


@pytest.mark.proves("S2-09")
def test_the_rights_of_a_post_are_filed_as_the_navigation_is():
    """One branch an entry, by the same name; rights of modules without entry come at the end."""
    shown = rules.tree(Party.MERCHANT, modules())
    entries = [m.name for m in shown if m.nav]
    assert [m.name for m in shown[: len(entries)]] == entries
    with_rights = {m.name for m in modules() if m.nav and rules.choices(m, Party.MERCHANT)}
    assert set(entries) == with_rights
    assert [m.name for m in modules() if m.nav and m.nav.group not in content.GROUPS] == []


@pytest.mark.proves("S2-09")
def test_an_entry_is_shown_by_a_right_of_its_module():
    for m in modules():
        if m.nav and m.nav.needs:
            assert m.nav.needs in m.permissions, m.name


def silent_frames(client: Client) -> list[bytes]:
    """One of each kind of frame that the modules take on this face, filled in."""
    store = client.world.store
    face = face_of(client)
    found = [m.live[face](Live(store, Hub(None))) for m in modules() if face in m.live]
    return [encode_frame(kind) for frames in found for kind in frames]


def encode_frame(kind: type) -> bytes:
    tag = kind.__struct_config__.tag
    return msgspec.json.encode({"t": tag, **fitting(kind)})


@pytest.mark.proves("S2-09")
def test_without_the_right_nothing_is_done_over_the_socket(temp):
    """Every frame of every module is refused or leads nowhere: no message is acknowledged."""
    told = []
    with temp.socket() as socket:
        assert socket.receive_json()["t"] == "ready"
        for frame in silent_frames(temp):
            socket.send_text(frame.decode())
        socket.send_text('{"t":"ping","at":1}')
        while (frame := socket.receive_json())["t"] != "pong":
            told.append(frame)
    assert {f["t"] for f in told} <= {"nack"}
    assert {f["problem"]["status"] for f in told} <= {403, 404, 422}
