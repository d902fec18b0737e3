"""A deed under a key is done once; money moves only under one; who may ask is asked each time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from kernel.toy_doors import Face

from roost.kernel.data import sessions
from roost.kernel.data.store import NOBODY


@pytest.fixture
def face(tmp_path):
    face = Face(tmp_path / "roost.db")
    face.login()
    yield face
    face.close()


def paid(face, key, text="hello"):
    headers = {"Idempotency-Key": key} if key else {}
    return face.send("/api/toy/paid", f'{{"text":"{text}"}}', **headers)


@pytest.mark.parametrize("path", ["/api/toy", "/api/toy/paid"])
def test_the_same_key_gets_the_same_answer_at_any_later_time(face, path):
    first = face.send(path, '{"text":"hello"}', **{"Idempotency-Key": "k"})
    assert first.is_success
    face.world.time.move_to(face.world.now + timedelta(days=400))
    again = face.send(path, '{"text":"hello"}', **{"Idempotency-Key": "k"})
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert face.count() == 1


def test_the_same_key_with_another_body_is_refused(face):
    paid(face, "k")
    refused = paid(face, "k", "other")
    assert (refused.status_code, refused.json()["code"]) == (422, "key_reused")
    assert face.count() == 1


def test_a_key_is_its_owners(face):
    paid(face, "k")
    face.login("another")
    assert paid(face, "k").is_success
    assert face.count() == 2


def test_money_moves_only_under_a_key(face):
    refused = paid(face, "")
    assert (refused.status_code, refused.json()["code"]) == (400, "key_required")
    assert face.count() == 0


def test_a_key_has_at_most_255_signs(face):
    assert paid(face, "k" * 255).is_success
    assert paid(face, "k" * 256).status_code == 400


def test_fifty_at_once_under_one_key_are_one(face):
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda _: paid(face, "k").content, range(50)))
    assert len(set(answers)) == 1
    assert face.count() == 1


def test_a_deed_that_was_refused_may_be_tried_again_under_its_key(face):
    assert paid(face, "k", " ").status_code == 422
    assert paid(face, "k").is_success
    assert paid(face, "j", "x").is_success


def test_a_broken_deed_leaves_no_answer_behind(face):
    for _ in range(2):
        broken = face.send("/api/toy/broken", '{"text":"x"}', **{"Idempotency-Key": "k"})
        assert broken.status_code == 500


def test_a_withdrawn_session_is_gone_at_the_next_request(face):
    token = face.login()
    assert face.ask("GET", "/api/toy").status_code == 200
    face.world.does(NOBODY, sessions.end, sessions.hashed(token))
    refused = face.ask("GET", "/api/toy")
    assert (refused.status_code, refused.json()["detail"]) == (401, "请先登录")


def test_another_shops_note_and_none_look_the_same(face):
    id = face.send("/api/toy", '{"text":"mine"}').json()["id"]
    face.login("rival", "shop-2")
    theirs, nobodys = (face.ask("GET", f"/api/toy/{i}") for i in (id, "0" * 32))
    assert theirs.status_code == nobodys.status_code == 404
    bodies = [{k: v for k, v in r.json().items() if k != "instance"} for r in (theirs, nobodys)]
    assert bodies[0] == bodies[1]


def test_the_cookie_of_one_face_is_refused_by_another(face, tmp_path):
    buyer = Face(tmp_path / "other.db", "buyer")
    token = face.login()
    buyer.client.cookies.set("roost_buyer", token)
    assert buyer.client.get("/b/api/toy").status_code == 404
    buyer.world.close()
    face.client.cookies.clear()
    face.client.cookies.set("roost_buyer", token)
    assert face.ask("GET", "/api/toy").status_code == 401
