"""A buyer writes, somebody answers, and everything is said once."""

import pytest
from modules.conversations.scene import SUPERVISOR

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound, NotNow
from roost.modules.conversations import queries, views
from roost.modules.conversations.commands import care, talk
from roost.modules.conversations.commands.care import CollaboratorsBody, StepBody
from roost.modules.conversations.commands.talk import Note, Recall, SendBody, SplitBody, Text
from roost.modules.shop.content import texts

WELCOME = ("system", texts.WELCOME)


@pytest.mark.proves("S0-35", "S4-43")
def test_a_buyers_word_finds_an_agent_who_answers(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    said = desk.says(buyer, "在吗")
    desk.says(amy, "在的", said.thread)
    assert desk.texts(buyer) == [("buyer", "在吗"), WELCOME, ("merchant", "在的")]
    c = desk.conversation(buyer)
    assert (c.status, c.owner, c.why["by"]) == ("human", "amy", "load")


def test_the_list_shows_what_the_buyer_waits_with_and_not_the_greeting(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread
    assert desk.texts(buyer)[-1] == WELCOME
    assert desk.thread(buyer).last_text == "在吗"
    desk.says(amy, "在的", thread)
    assert desk.thread(buyer).last_text == "在的"


def test_the_first_answer_is_given_again_at_any_age(desk):
    desk.agent("amy")
    buyer = desk.buyer()
    first = desk.says(buyer, "在吗", key="k1")
    desk.world.wait(days=400)
    again = desk.says(buyer, "在吗", key="k1")
    assert (again.seq, again.id, again.at) == (first.seq, first.id, first.at)
    assert desk.thread(buyer).conversation == desk.conversation(buyer).id
    assert desk.conversation(buyer).status == "closed", "a retry opens nothing"
    with pytest.raises(Invalid, match="已用于另一条消息"):
        desk.says(buyer, "别的话", key="k1")


def test_the_reply_clock_runs_from_the_oldest_unanswered_word(desk):
    amy, buyer, world = desk.agent("amy"), desk.buyer(), desk.world
    began = world.now
    said = desk.says(buyer, "在吗")
    world.wait(seconds=20)
    desk.says(buyer, "有人吗")
    c = desk.conversation(buyer)
    due = world.due(amy, "conversations", c.id)["reply"]
    assert (due - began).total_seconds() == 180
    desk.says(amy, "在的", said.thread)
    assert world.due(amy, "conversations", c.id) == {}
    assert desk.thread(buyer).waiting_since is None


def test_outside_the_counted_hours_no_clock_is_wound(desk):
    amy, buyer, world = desk.agent("amy"), desk.buyer(), desk.world
    world.wait(hours=3)  # 23:00:00
    desk.says(buyer, "在吗")
    assert world.due(amy, "conversations", desk.conversation(buyer).id) == {}
    assert desk.thread(buyer).waiting_since == world.now


@pytest.mark.proves("S3-07")
def test_a_long_text_is_sent_in_parts_and_the_first_answers(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "怎么安装").thread
    text = (
        "第一步先把底座放平并拧紧螺丝。第二步把灯杆插进底座直到听见咔哒声。\n"
        "最后通电试灯,如果不亮请检查插头。"
    )
    said = desk.world.does(amy, talk.send_parts, thread, SplitBody("long", text))
    assert [t for p, t in desk.texts(buyer) if p == "merchant"] == [
        "第一步先把底座放平并拧紧螺丝。",
        "第二步把灯杆插进底座直到听见咔哒声。",
        "最后通电试灯,如果不亮请检查插头。",
    ]
    assert [s.client_id for s in said] == ["long/1", "long/2", "long/3"]
    assert desk.thread(buyer).waiting_since is None


def test_a_word_is_taken_back_within_two_minutes(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread
    wrong = desk.says(amy, "说错了", thread)
    desk.world.wait(seconds=120)
    desk.world.does(amy, talk.send, thread, SendBody("r1", Recall(wrong.seq)))
    page = desk.world.sees(buyer, queries.messages, thread, 0, 50)
    shown = [(m.kind, bytes(m.body)) for m in map(views.message, page.messages)]
    assert (b"text", b"{}") not in shown and ("text", b"{}") in shown
    late = desk.says(amy, "又说错了", thread)
    desk.world.wait(seconds=121)
    with pytest.raises(NotNow, match="超过2分钟"):
        desk.world.does(amy, talk.send, thread, SendBody("r2", Recall(late.seq)))


@pytest.mark.proves("S4-20")
def test_notes_stay_among_colleagues_and_call_them(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread
    desk.world.does(amy, talk.send, thread, SendBody("n1", Note("老客户,请优先", ("ben",))))
    kinds = [m.kind for m in desk.world.sees(buyer, queries.messages, thread, 0, 50).messages]
    assert "note" not in kinds
    kinds = [m.kind for m in desk.world.sees(amy, queries.messages, thread, 0, 50).messages]
    assert "note" in kinds


def test_only_colleagues_are_called_and_let_in(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread
    mine = desk.conversation(buyer).id
    for who in ("nobody", "<b>"):
        with pytest.raises(Invalid, match="没有这位同事"):
            desk.world.does(amy, care.set_collaborators, mine, CollaboratorsBody([who]))
        called = SendBody(f"n-{who}", Note("看一下", (who,)))
        with pytest.raises(Invalid, match="没有这位同事"):
            desk.world.does(amy, talk.send, thread, called)
    let_in = CollaboratorsBody(["ben", "cat", "ben"])
    together = desk.world.does(
        amy, lambda work: care.set_collaborators(work, mine, let_in).collaborators
    )
    assert together == ["ben", "cat"]


def test_who_is_not_inside_neither_speaks_nor_reads(desk):
    desk.agent("amy")
    ben = desk.agent("ben", online=False)
    stranger = desk.buyer(2)
    thread = desk.says(desk.buyer(), "在吗").thread
    with pytest.raises(Forbidden, match="其他客服"):
        desk.says(ben, "抢答", thread)
    for nosy in (ben, stranger):
        with pytest.raises(NotFound):
            desk.world.sees(nosy, queries.messages, thread, 0, 50)
    with pytest.raises(NotFound):
        desk.says(stranger, "偷看", thread)
    assert desk.world.sees(SUPERVISOR, queries.messages, thread, 0, 50).messages


def test_a_closed_conversation_takes_no_more_answers_and_a_new_word_opens_another(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread
    first = desk.conversation(buyer)
    desk.world.does(amy, care.close, first.id, StepBody())
    with pytest.raises(Conflict, match="会话已结束"):
        desk.says(amy, "还有", thread)
    desk.agent("ben")
    desk.says(buyer, "又来了")
    second = desk.conversation(buyer)
    assert second.id != first.id
    assert (second.owner, second.why["by"]) == ("amy", "last_agent")


def test_silence_of_half_an_hour_ends_a_conversation(desk):
    desk.agent("amy")
    buyer = desk.buyer()
    desk.says(buyer, "在吗")
    desk.world.wait(minutes=29)
    assert desk.conversation(buyer).status == "human"
    desk.world.wait(minutes=1)
    assert (desk.conversation(buyer).status, desk.conversation(buyer).cause) == ("closed", "idle")


def test_phones_typed_in_a_chat_are_masked_in_every_view(desk):
    desk.agent("amy")
    buyer = desk.buyer()
    thread = desk.says(buyer, "我的电话13812345678").thread
    page = desk.world.sees(buyer, queries.messages, thread, 0, 50)
    assert b"138****5678" in bytes(views.message(page.messages[0]).body)
    row = desk.world.sees(SUPERVISOR, queries.one, desk.conversation(buyer).id)
    assert row.thread.last_text == "我的电话138****5678"


def test_reading_lowers_the_unread_count_and_never_goes_back(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    for text in ("一", "二", "三"):
        thread = desk.says(buyer, text).thread
    assert desk.thread(buyer).unread == 3
    desk.world.does(amy, care.read, thread, care.ReadBody(1))
    assert desk.thread(buyer).unread == 2
    desk.world.does(amy, care.read, thread, care.ReadBody(99))
    desk.world.does(amy, care.read, thread, care.ReadBody(1))
    assert (desk.thread(buyer).unread, desk.thread(buyer).read_seq) == (0, 4)


def test_a_text_of_more_than_two_thousand_characters_is_refused(desk):
    desk.agent("amy")
    with pytest.raises(Invalid, match="最多2000个字"):
        desk.says(desk.buyer(), "长" * 2001)
    assert Text("长" * 2000)
