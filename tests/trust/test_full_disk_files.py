"""R12 over HTTP: what the disk refuses is a 503 that says so, and no half of a file is left."""

import gc
from contextlib import contextmanager
from threading import Event

import pytest
from doors import found_a_shop, open_face
from modules.orders.import_desk import FILES
from modules.service_requests.scene import Desk
from modules.service_requests.sheets import BASE, EXPORTER, done, put_in
from trust.full_disk import REFUSED, full, written
from trust.problems import is_problem
from trust.uploads import photo

NOT_HUNG = 60
KIB = 1024
CSV = (FILES / "doudian_orders.csv").read_bytes()
TEXTS = {"welcome": "您好", "offline_reply": "稍后回复您"}


@pytest.fixture
def face(world):
    with open_face(world) as client:
        found_a_shop(client)
        yield client


def lying(face, folder):
    return [path for path in (face.world.store.path.parent / folder).rglob("*") if path.is_file()]


def upload(face, path, name, content):
    return face.http.post(path, files={"data": (name, content)}, headers={"X-CSRF": "1"})


def is_refused(reply):
    assert is_problem(reply, 503).code in REFUSED
    assert int(reply.headers["retry-after"]) > 0


def test_what_is_written_is_refused_and_what_is_read_goes_on(face):
    before = face.get("/api/shop").json()
    asked = TEXTS | {"version": before["version"]}
    with full(0):
        for _ in range(3):
            is_refused(face.put("/api/shop/texts", asked))
            is_refused(face.put("/api/shop/texts", asked, **{"Idempotency-Key": "k"}))
            assert face.get("/api/shop").json() == before
    done = face.put("/api/shop/texts", asked, **{"Idempotency-Key": "k"})
    assert (done.status_code, done.json()["welcome"]) == (200, "您好")


def test_who_is_here_stays_here_however_long_it_takes(face):
    """That he was here cannot be written down; he is not thrown out for it, now or afterwards."""
    asked = TEXTS | {"version": face.get("/api/shop").json()["version"]}
    with full(0):
        is_refused(face.put("/api/shop/texts", asked))
        for _ in range(5):
            face.world.real_time_passes(minutes=20)
            assert face.get("/api/shop").status_code == 200
    face.world.store.tidy()
    assert face.get("/api/shop").status_code == 200
    face.world.real_time_passes(minutes=29)
    assert face.get("/api/shop").status_code == 200
    face.world.real_time_passes(minutes=31)
    assert face.get("/api/shop").status_code == 401


SIZES = {"small": photo(200, 150), "larger than the memory keeps": photo(1600, 1200, quality=95)}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("room", [4 * KIB, None])
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_that_finds_no_room_leaves_nothing_behind(face, size, room):
    """Of its form, of itself, or of its row."""
    with full(room or written(face.world.store.path)):
        is_refused(upload(face, "/api/files", "p.jpg", SIZES[size]))
        gc.collect()  # the form's own file in memory: nobody else closes it
    assert lying(face, "files") == []
    assert upload(face, "/api/files", "p.jpg", SIZES[size]).status_code == 201
    assert len(lying(face, "files")) == 2


@pytest.mark.parametrize("room", [1 * KIB, None])
def test_a_file_of_orders_that_finds_no_room_leaves_nothing_behind(face, room):
    with full(room or written(face.world.store.path)):
        is_refused(upload(face, "/api/orders/imports", "orders.csv", CSV))
    assert lying(face, "imports") == []
    assert face.get("/api/orders/imports").json()["items"] == []


@contextmanager
def held(submit):
    """Who works there waits until the test lets him; at the end he has done all."""
    let = Event()
    submit(let.wait, NOT_HUNG)
    yield let
    let.set()
    submit(lambda: None).result()


def test_a_file_that_was_being_read_is_read_anew_when_there_is_room(face):
    store = face.world.store
    with held(store.aside) as let:
        made = upload(face, "/api/orders/imports", "orders.csv", CSV).json()
        with full(0):
            let.set()
            store.aside(lambda: None).result()
            told = face.get(f"/api/orders/imports/{made['id']}").json()
            assert told["status"] == "uploaded"
    assert len(lying(face, "imports")) == 1
    store.tidy()
    store.aside(lambda: None).result()
    assert face.get(f"/api/orders/imports/{made['id']}").json()["status"] == "checked"
    assert lying(face, "imports") == []


@pytest.fixture
def requests(world, monkeypatch):
    desk = Desk(world)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: EXPORTER)
    put_in(desk, 300)
    with open_face(world) as client:
        yield client


def test_a_table_that_finds_no_room_is_given_up_and_can_be_asked_for_again(requests):
    store = requests.world.store
    with held(store.export), held(store.export) as let:
        made = requests.post(BASE, {"tab": "all", "format": "csv"}).json()
        assert len(lying(requests, "exports")) == 1
        with full(8 * KIB):
            let.set()
            store.export(lambda: None).result()
    assert lying(requests, "exports") == []
    store.tidy()
    assert done(requests, made["id"])["state"] == "failed"
    is_problem(requests.get(f"{BASE}/{made['id']}/file"), 404)
    again = requests.post(BASE, {"tab": "all", "format": "csv"})
    assert again.status_code == 201, "what failed has not used up the minute"
    assert done(requests, again.json()["id"])["state"] == "done"
