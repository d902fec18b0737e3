"""The merchant's door: lists, pages, and what an agent does; the live socket stands beside it.

The platform's people have the same in their own shop; `/platform_desk` is where merchants ask them.
"""

from datetime import datetime

from litestar import Router, delete, get, post, put

from roost.kernel.web.params import Desk, Id, JSONBody
from roost.modules.routing.facade import AgentCard

from . import queries, views
from .commands import asking, cards, care, talk
from .commands.cards import SendableOrder
from .views import (
    ConversationList,
    ConversationView,
    Count,
    DraftView,
    MessageList,
    SaidView,
    SettingsView,
)
from .views import platform_desk as there
from .views.platform_desk import AskingView


@get("/")
async def conversations(
    desk: Desk,
    tab: str = "mine",
    changed_since: datetime | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> ConversationList:
    return await desk.look(
        queries.conversations, tab, changed_since, limit, cursor, show=views.page
    )


@get("/{id:str}")
async def conversation(desk: Desk, id: Id) -> ConversationView:
    return await desk.look(queries.one, id, show=views.conversation)


@post("/{id:str}/claim", status_code=200)
async def claim(desk: Desk, id: Id, data: JSONBody[care.StepBody]) -> ConversationView:
    return await desk.work(care.claim, id, data, show=views.moved)


@post("/{id:str}/transfer", status_code=200)
async def transfer(desk: Desk, id: Id, data: JSONBody[care.TransferBody]) -> ConversationView:
    return await desk.work(care.transfer, id, data, show=views.moved)


@post("/transfer_all", status_code=200)
async def transfer_all(desk: Desk, data: JSONBody[care.TransferBody]) -> Count:
    return await desk.work(care.transfer_all, data, show=views.count)


@post("/{id:str}/close", status_code=200)
async def close(desk: Desk, id: Id, data: JSONBody[care.StepBody]) -> ConversationView:
    return await desk.work(care.close, id, data, show=views.moved)


@post("/{id:str}/relieve", status_code=200)
async def relieve(desk: Desk, id: Id, data: JSONBody[care.StepBody]) -> ConversationView:
    return await desk.work(care.relieve, id, data, show=views.moved)


@put("/{id:str}/star")
async def star(desk: Desk, id: Id, data: JSONBody[care.StarBody]) -> ConversationView:
    return await desk.work(care.star, id, data, show=views.moved)


@put("/{id:str}/collaborators")
async def collaborators(
    desk: Desk, id: Id, data: JSONBody[care.CollaboratorsBody]
) -> ConversationView:
    return await desk.work(care.set_collaborators, id, data, show=views.moved)


@get("/threads/{id:str}/messages")
async def messages(desk: Desk, id: Id, before: int = 0, limit: int = 50) -> MessageList:
    return await desk.look(queries.messages, id, before, limit, show=views.messages)


@post("/threads/{id:str}/messages")
async def send(desk: Desk, id: Id, data: JSONBody[talk.SendBody]) -> SaidView:
    return await desk.work(talk.send, id, data, show=views.said)


@post("/threads/{id:str}/parts")
async def send_parts(desk: Desk, id: Id, data: JSONBody[talk.SplitBody]) -> list[SaidView]:
    return await desk.work(talk.send_parts, id, data, show=views.parts)


@get("/threads/{id:str}/orders")
async def orders(desk: Desk, id: Id) -> list[SendableOrder]:
    return await desk.look(cards.of_thread, id, show=views.as_is)


@post("/threads/{id:str}/lines")
async def send_line(desk: Desk, id: Id, data: JSONBody[talk.LineBody]) -> SaidView:
    return await desk.work(talk.send_line, id, data, show=views.said)


@post("/split_preview", status_code=200)
async def split_preview(desk: Desk, data: JSONBody[talk.TextBody]) -> list[str]:
    return await desk.work(talk.split_preview, data, show=views.as_is)


@post("/threads/{id:str}/read", status_code=204)
async def read(desk: Desk, id: Id, data: JSONBody[care.ReadBody]) -> None:
    await desk.work(care.read, id, data, show=views.nothing)


@get("/drafts")
async def drafts(desk: Desk) -> list[DraftView]:
    return await desk.look(queries.drafts, show=views.drafts)


@put("/threads/{id:str}/draft")
async def keep_draft(desk: Desk, id: Id, data: JSONBody[care.DraftBody]) -> DraftView | None:
    return await desk.work(care.keep_draft, id, data, show=views.draft)


@delete("/threads/{id:str}/draft", status_code=204)
async def drop_draft(desk: Desk, id: Id) -> None:
    await desk.work(care.drop_draft, id, show=views.nothing)


@get("/colleagues")
async def colleagues(desk: Desk) -> list[AgentCard]:
    return await desk.look(queries.colleagues, show=views.as_is)


@get("/settings")
async def settings(desk: Desk) -> SettingsView:
    return await desk.look(queries.settings_page, show=views.settings)


@put("/settings")
async def set_settings(desk: Desk, data: JSONBody[care.SettingsBody]) -> SettingsView:
    return await desk.work(care.set_settings, data, show=views.settings)


@get("/platform_desk")
async def asked(desk: Desk) -> AskingView:
    return await _there(desk).look(queries.my_thread, show=there.asking)


@post("/platform_desk/enter", status_code=200)
async def ask(desk: Desk) -> AskingView:
    return await _there(desk).work(asking.enter, show=there.asking)


@get("/platform_desk/messages")
async def asked_messages(desk: Desk, before: int = 0, limit: int = 50) -> MessageList:
    return await _there(desk).look(queries.my_messages, before, limit, show=views.messages)


@post("/platform_desk/messages")
async def ask_more(desk: Desk, data: JSONBody[asking.Ask]) -> SaidView:
    return await _there(desk).work(asking.ask, data, show=views.said)


@post("/platform_desk/to_person", status_code=200)
async def to_person(desk: Desk) -> AskingView:
    return await _there(desk).work(asking.to_person, show=there.asking)


@post("/platform_desk/read", status_code=204)
async def asked_read(desk: Desk, data: JSONBody[care.ReadBody]) -> None:
    await _there(desk).work(care.read_own, data, show=views.nothing)


@post("/platform_desk/end", status_code=200)
async def end_asking(desk: Desk) -> AskingView:
    return await _there(desk).work(asking.end, show=there.asking)


def _there(desk: Desk) -> Desk:
    return desk.acting(queries.asker)


OWN = [
    conversations,
    conversation,
    claim,
    transfer,
    transfer_all,
    close,
    relieve,
    star,
    collaborators,
    messages,
    send,
    send_parts,
    orders,
    send_line,
    split_preview,
    read,
    drafts,
    keep_draft,
    drop_draft,
    colleagues,
    settings,
    set_settings,
]
ASKING = [asked, ask, asked_messages, ask_more, to_person, asked_read, end_asking]
routes = Router("/conversations", route_handlers=[*OWN, *ASKING])
own_routes = Router("/conversations", route_handlers=OWN)
