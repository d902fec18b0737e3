"""Other programs knock with a signature: whole, fresh and once."""

import pytest
from doors import found_a_shop, open_face
from world import OWNER

from roost.kernel.data import appkeys
from roost.kernel.data.appkeys import signature
from roost.kernel.web.signed import words

PATH = "/open/v1/products/"
BODY = '{"product_no":"1","title":"手机壳","skus":[{"spec":"黑","price_fen":1,"stock":1}]}'.encode()


class Program:
    """It signs as the page for other programs says; `http` is a plain client without cookies."""

    def __init__(self, world, http, key) -> None:
        self.world, self.http, self.key = world, http, key
        self.sent = 0

    def header(self, method, path, body=b"", **wrong):
        self.sent += 1
        now = int(self.world.real.timestamp())
        said = {"timestamp": now, "nonce": f"nonce-{self.sent:08d}"} | wrong
        signed = words(method, path, said["timestamp"], said["nonce"], body)
        sign = said.get("signature", signature(self.key.secret, signed))
        return f"ROOST-HMAC {self.key.id}:{said['timestamp']}:{said['nonce']}:{sign}"

    def get(self, path=PATH, header=None):
        return self.http.get(path, headers={"Authorization": header or self.header("GET", path)})

    def post(self, path, body, header=None):
        sent = header or self.header("POST", path, body)
        headers = {"Authorization": sent, "Content-Type": "application/json"}
        return self.http.post(path, content=body, headers=headers)


@pytest.fixture
def desk(world):
    with open_face(world) as client:
        yield client


@pytest.fixture
def program(world, desk):
    return Program(world, desk.http, world.does(OWNER, appkeys.make, "ERP"))


def code(reply):
    return reply.status_code, reply.json()["code"]


def test_a_signed_request_is_answered(program):
    assert program.get().status_code == 200
    assert program.get(f"{PATH}?q=%E6%89%8B&limit=5").status_code == 200
    assert program.get().headers["cache-control"] == "no-store"


def test_a_signed_body_is_taken(program):
    made = program.post(PATH, BODY)
    assert made.status_code == 201, made.text
    assert program.get(f"{PATH}{made.json()['id']}").json()["title"] == "手机壳"


def test_without_a_signature_no_door_opens(program):
    assert code(program.http.get(PATH)) == (401, "unsigned")
    assert code(program.get(header="ROOST-HMAC x")) == (401, "unsigned")


@pytest.mark.parametrize("change", ["path", "method", "body", "signature", "key"])
def test_what_was_changed_on_its_way_is_refused(program, change):
    ways = {
        "path": lambda: program.get(header=program.header("GET", "/open/v1/orders/")),
        "method": lambda: program.get(header=program.header("POST", PATH)),
        "body": lambda: program.post(PATH, BODY, program.header("POST", PATH, BODY + b" ")),
        "signature": lambda: program.get(header=program.header("GET", PATH, signature="0" * 64)),
        "key": lambda: program.get(
            header=program.header("GET", PATH).replace(program.key.id, f"rk_{'0' * 16}")
        ),
    }
    assert code(ways[change]()) == (401, "bad_signature")


@pytest.mark.parametrize(("off", "good"), [(300, True), (-300, True), (301, False), (-301, False)])
def test_a_signature_is_fresh_for_five_minutes(world, program, off, good):
    now = int(world.real.timestamp())
    reply = program.get(header=program.header("GET", PATH, timestamp=now + off))
    assert (reply.status_code == 200) == good
    if not good:
        assert code(reply) == (401, "stale_timestamp")


def test_the_same_request_again_is_refused(program):
    header = program.header("GET", PATH)
    assert program.get(header=header).status_code == 200
    assert code(program.get(header=header)) == (401, "replayed")


def test_a_refused_request_does_not_use_up_its_nonce(program):
    bad = program.header("GET", PATH, nonce="the-same-one", signature="0" * 64)
    assert program.get(header=bad).status_code == 401
    assert program.get(header=program.header("GET", PATH, nonce="the-same-one")).status_code == 200


def test_a_revoked_key_is_gone_at_once(world, program):
    world.does(OWNER, appkeys.revoke, program.key.id)
    assert code(program.get()) == (401, "bad_signature")


def test_only_the_owner_makes_and_revokes_keys_and_a_session_is_no_signature(world, desk):
    found_a_shop(desk)
    made = desk.post("/api/shop/app_keys", {"name": "ERP"}).json()
    assert made["secret"]
    [listed] = desk.post(f"/api/shop/app_keys/{made['id']}/revoke").json()["items"]
    assert listed["revoked"] and "secret" not in listed
    assert code(desk.get(PATH)) == (401, "unsigned")
    desk.http.cookies.clear()
    assert desk.post("/api/shop/app_keys", {"name": "x"}).status_code == 401


def test_secrets_lie_sealed(world, program):
    files = list(world.store.path.parent.glob("roost.db*"))
    assert all(program.key.secret.encode() not in f.read_bytes() for f in files)


def test_nonces_of_long_ago_are_forgotten(world, program):
    program.get()
    world.real_time_passes(hours=1)
    program.get()

    def kept(look):
        return look.session.query(appkeys.Nonce).count()

    assert world.sees(OWNER, kept) == 1
