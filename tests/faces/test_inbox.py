"""The development inbox shows codes to nobody but this machine."""

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from roost.faces import inbox
from roost.kernel.data import outbox
from roost.kernel.data.store import NOBODY


@pytest.fixture
def ask(world):
    world.does(NOBODY, outbox.post, "sms", "13800000001", "<b>code</b> 123456")
    app = Litestar(inbox.routes(world.store))

    def get(peer="127.0.0.1", host="localhost:8400"):
        with TestClient(app) as client:
            client.app.asgi_handler = _from(peer, client.app.asgi_handler)
            return client.get(inbox.PATH, headers={"Host": host})

    return get


def _from(peer, handler):
    async def called(scope, receive, send):
        await handler(scope | {"client": (peer, 1)}, receive, send)

    return called


def test_on_this_machine_the_newest_message_is_readable(ask):
    reply = ask()
    assert reply.status_code == 200
    assert "&lt;b&gt;code&lt;/b&gt; 123456" in reply.text
    assert "13800000001" in reply.text
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("peer", "host"),
    [("192.168.1.7", "localhost:8400"), ("127.0.0.1", "shop.example"), ("", "localhost")],
)
def test_from_elsewhere_or_under_another_name_there_is_no_inbox(ask, peer, host):
    assert ask(peer, host).status_code == 404


def test_an_inbox_without_messages_says_so(world):
    assert "暂无消息" in inbox.page([])
