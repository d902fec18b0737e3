"""The development inbox: what would have left by SMS, readable on this machine alone."""

from asyncio import wrap_future
from collections.abc import Sequence
from datetime import datetime
from html import escape
from ipaddress import ip_address
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException

from roost.kernel.data import outbox
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.pure.time import local

PATH = "/dev/inbox"
Sent = Sequence[tuple[datetime, str, str, str]]
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>开发收件箱 · Development inbox</title>
<style>body{{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
td,th{{text-align:left;padding:.4rem 1rem .4rem 0;border-bottom:1px solid #8884;vertical-align:top}}
td:not(:last-child){{white-space:nowrap;font-variant-numeric:tabular-nums}}</style>
<h1>开发收件箱 <small lang="en">Development inbox</small></h1>
<p>未接入短信服务时,验证码等外发消息只出现在这里,保留半小时,仅本机可见。<br>
<span lang="en">With no SMS provider, codes and other outgoing messages are shown only here,
for half an hour, on this machine alone. Reload to see more.</span></p>
<table><tr><th>时间 Time<th>渠道 Channel<th>收件 To<th>内容 Text</tr>{rows}</table>"""


def routes(store: Store) -> list[Any]:
    @get(PATH, include_in_schema=False)
    async def inbox(request: Request[Any, Any, Any]) -> Response[str]:
        if not _here(request):
            raise NotFoundException
        sent = await wrap_future(store.look(NOBODY, outbox.recent))
        headers = {"Cache-Control": "no-store"}
        return Response(page(sent), media_type="text/html", headers=headers)

    return [inbox]


def page(sent: Sent) -> str:
    rows = "".join(
        f"<tr><td>{local(at):%H:%M:%S}<td>{escape(channel)}<td>{escape(to)}<td>{escape(text)}</tr>"
        for at, channel, to, text in sent
    )
    return PAGE.format(rows=rows or "<tr><td colspan=4>暂无消息 Nothing yet</tr>")


def _here(request: Request[Any, Any, Any]) -> bool:
    """The peer is this machine, and called it so: no proxy stands between, no foreign name."""
    peer = request.client.host if request.client else ""
    return _loopback(peer) and _loopback(request.url.hostname or "")


def _loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
