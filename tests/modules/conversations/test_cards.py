"""Orders and products in a chat, and a guest who turns out to be somebody known."""

import pytest
from modules.conversations.scene import Reception
from modules.orders.scene import Scene
from msgspec import json
from world import OWNER

from roost.kernel.pure.refusal import Conflict, Invalid, NotFound
from roost.modules.buyers.commands import merge
from roost.modules.buyers.models import Buyer
from roost.modules.conversations import facade, queries
from roost.modules.conversations.commands import cards, care, talk
from roost.modules.conversations.commands.talk import Card, LineBody, SendBody


@pytest.fixture
def desk(world) -> Reception:
    return Reception(world)


@pytest.fixture
def shop(desk) -> Scene:
    return Scene(desk.world)


def last(desk, actor, thread):
    return desk.world.sees(actor, queries.messages, thread, 0, 50).messages[-1]


@pytest.mark.proves("S2-38", "S2-39")
def test_a_line_of_an_order_is_sent_as_words_to_check(desk, shop):
    amy = desk.agent("amy")
    order = shop.paid((shop.phones, 2))
    thread = desk.says(shop.buyer, "发货了吗").thread
    [mine] = desk.world.sees(amy, cards.of_thread, thread)
    [line] = mine.lines
    assert (line.pieces, line.ship_by) == (2, mine.ship_by)
    desk.world.does(amy, talk.send_line, thread, LineBody("l1", order, line.id))
    text = json.decode(last(desk, amy, thread).body)["text"]
    assert text == line.check_text
    for word in ("手机壳 磨砂黑 A12", "数量:2件", "承诺发货时间:01月02日 20:00前", "138****1234"):
        assert word in text
    assert "文三路" not in text


@pytest.mark.proves("S2-40")
def test_cards_keep_what_the_record_said_and_show_no_strangers_order(desk, shop):
    amy = desk.agent("amy")
    order = shop.paid()
    thread = desk.says(shop.buyer, "在吗").thread
    sent = SendBody("c1", Card("orders", "order", order))
    first = desk.world.does(amy, talk.send, thread, sent)
    kept = json.decode(last(desk, amy, thread).body)
    assert (kept["module"], kept["kind"], kept["id"]) == ("orders", "order", order)
    assert "实付¥36.00" in kept["text"]
    assert desk.world.does(amy, talk.send, thread, sent).seq == first.seq
    stranger = shop.paid(buyer=shop.newcomer())
    with pytest.raises(NotFound):
        desk.world.does(amy, talk.send, thread, SendBody("c2", Card("orders", "order", stranger)))
    with pytest.raises(Invalid):
        desk.world.does(amy, talk.send, thread, SendBody("c3", Card("shop", "secret", "x")))


def test_a_buyers_first_word_may_be_the_card_of_his_own_order(desk, shop):
    amy = desk.agent("amy")
    order, stranger = shop.paid(), shop.paid(buyer=shop.newcomer())
    with pytest.raises(NotFound):
        desk.world.does(
            shop.buyer, talk.send_own, SendBody("c1", Card("orders", "order", stranger))
        )
    said = desk.world.does(
        shop.buyer, talk.send_own, SendBody("c2", Card("orders", "order", order))
    )
    kept = desk.world.sees(amy, queries.messages, said.thread, 0, 50).messages
    [card] = [json.decode(message.body) for message in kept if message.seq == said.seq]
    assert card["id"] == order


def test_a_guests_words_go_over_to_the_buyer_he_turns_out_to_be(desk, shop):
    desk.agent("amy")
    known, guest = shop.buyer, shop.newcomer()
    desk.says(known, "第一次来")
    desk.world.does(known, care.end)
    desk.says(guest, "又是我")

    def same(work):
        merge(work, work.get(Buyer, guest.id), work.get(Buyer, known.id))

    desk.world.does(OWNER, same)
    said = [text for party, text in desk.texts(known) if party == "buyer"]
    assert said == ["第一次来", "又是我"]
    c = desk.conversation(known)
    assert (c.status, c.owner, c.buyer_id) == ("human", "amy", known.id)
    assert desk.says(known, "还在吗").seq == desk.thread(known).seq


def test_a_robot_answers_until_a_person_has_it_and_never_afterwards(desk):
    buyer, world = desk.buyer(), desk.world
    world.does(OWNER, facade.let_robot_answer, True)
    desk.agent("amy")
    desk.says(buyer, "在吗")
    c = desk.conversation(buyer)
    assert (c.status, c.owner) == ("bot", "")
    world.does(OWNER, lambda w: facade.say(w, buyer.id, "亲,请问有什么可以帮您", sender="bot"))
    assert not world.does(OWNER, facade.hand_over, c.id, c.version - 1, "keyword")
    assert world.does(OWNER, facade.hand_over, c.id, c.version, "keyword")
    assert desk.conversation(buyer).owner == "amy"
    with pytest.raises(Conflict, match="人工客服"):
        world.does(OWNER, lambda w: facade.say(w, buyer.id, "太迟了", sender="bot"))
    assert [party for party, _ in desk.texts(buyer)] == ["buyer", "bot", "system"]
