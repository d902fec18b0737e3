"""Pictures in the chat: only one's own can be shown, and who hears it may look."""

import io

import pytest
from doors import found_a_shop, open_face
from PIL import Image


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 120, 80)).save(out, "PNG")
    return out.getvalue()


def put_in(guest) -> str:
    files = {"file": ("a.png", png(), "image/png")}
    put = guest.http.post("/b/api/files", files=files, headers={"X-CSRF": "1"})
    assert put.status_code == 201, put.text
    return str(put.json()["id"])


def says(guest, file_id: str, key: str = "k"):
    body = {"client_id": key, "body": {"kind": "image", "file_id": file_id}}
    return guest.post("/b/api/conversations/messages", body)


@pytest.fixture
def code(world) -> str:
    with open_face(world) as desk:
        found_a_shop(desk)
        return str(desk.get("/api/shop/").json()["code"])


def enter(guest, code: str) -> None:
    assert guest.post("/b/api/buyers/enter", {"shop_code": code}).status_code == 200
    assert guest.post("/b/api/conversations/enter").status_code == 200


def test_a_buyer_sees_again_the_picture_that_was_sent(world, code):
    with open_face(world, "buyer") as guest:
        enter(guest, code)
        seq = says(guest, put_in(guest)).json()["seq"]
        seen = guest.get(f"/b/api/conversations/messages/{seq}/picture", thumb=True)
        assert (seen.status_code, seen.headers["content-type"][:6]) == (200, "image/")
        assert guest.get("/b/api/conversations/messages/99/picture").status_code == 404


def test_nobody_shows_the_picture_of_another(world, code):
    with open_face(world, "buyer") as guest, open_face(world, "buyer") as other:
        enter(guest, code)
        enter(other, code)
        stolen = says(other, put_in(guest))
        assert (stolen.status_code, stolen.json()["code"]) == (422, "no_such_file")
