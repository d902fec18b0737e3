"""A request on its way: reply, survey, silence, review, and round again."""

import pytest
from modules.service_requests.scene import CLERK, PHOTO, READER, REFEREE, SELLER
from world import RIVAL, TEMP, at

from roost.kernel.data import counts
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound, NotNow, OutOfTurn
from roost.modules.service_requests import queries
from roost.modules.service_requests.rules.kinds import Act


def status(desk, request):
    found = desk.read(request)
    return found.status, found.review, found.close_reason


@pytest.mark.proves("S1-16", "S1-17", "S1-21", "S1-25")
def test_solved_and_satisfied_is_closed(desk):
    request = desk.send()
    desk.reply(request, text="已补发", files=(PHOTO,))
    assert status(desk, request) == ("awaiting_buyer", None, None)
    desk.answer(request)
    assert status(desk, request) == ("closed", None, "satisfied")
    assert [step for step, _ in desk.told(request)] == ["start", "reply", "survey", "answer"]
    for late in (lambda: desk.reply(request), lambda: desk.answer(request)):
        with pytest.raises(OutOfTurn):
            late()


@pytest.mark.proves("S1-17", "S1-18")
def test_not_satisfied_goes_to_the_platform(desk):
    request = desk.send()
    desk.reply(request)
    desk.answer(request, satisfied=False, said="还没收到")
    assert status(desk, request) == ("platform_review", "unsatisfied", None)
    assert desk.read(request).said == "还没收到"


@pytest.mark.proves("S1-18", "S1-40")
def test_unsolved_goes_to_the_platform_with_its_reason(desk):
    request = desk.send()
    for wrong in ({"reason": None}, {"reason": "lazy"}):
        with pytest.raises(Invalid) as no:
            desk.reply(request, resolved=False, **wrong)
        assert no.value.code == "no_reason"
    with pytest.raises(Invalid) as no:
        desk.reply(request, resolved=False, reason="other")
    assert no.value.code == "reason_unexplained"
    desk.reply(request, resolved=False, reason="not_agreed", text="用户要求三倍赔偿")
    assert status(desk, request) == ("platform_review", "unresolved", None)


@pytest.mark.proves("S1-39")
def test_what_was_agreed_before_still_wants_a_reply_with_material(desk):
    request = desk.send()
    with pytest.raises(Invalid, match="达成一致的相关材料") as no:
        desk.reply(request, agreed=True)
    assert no.value.code == "no_proof_of_agreement"
    desk.reply(request, agreed=True, files=(PHOTO,))
    [row] = desk.world.sees(CLERK, queries.replies, request)
    assert (row.agreed, row.files, row.cycle) == (True, [PHOTO], 1)


@pytest.mark.proves("S1-26")
def test_a_reply_may_name_an_after_sale_of_the_same_order(desk):
    request = desk.send()
    mine, other = desk.case(order=desk.order), desk.case()
    for wrong in (other, "f" * 32):
        with pytest.raises(Invalid) as no:
            desk.reply(request, case_id=wrong)
        assert no.value.code == "other_order"
    desk.reply(request, case_id=mine)
    assert desk.read(request).case_id == mine


@pytest.mark.proves("S1-26")
def test_a_reply_has_four_files_at_most(desk):
    request = desk.send()
    with pytest.raises(Invalid) as no:
        desk.reply(request, files=tuple(f"{n:032x}" for n in range(5)))
    assert (no.value.code, no.value.params["most"]) == ("too_many_files", 4)


@pytest.mark.proves("S0-25", "S1-14", "S1-18")
def test_the_last_second_counts_and_the_next_is_too_late(desk_at):
    desk = desk_at(1, 20)
    good, late = desk.send(12), desk.send(12)
    desk.world.wait_until(at(2, 20))
    desk.reply(good)
    desk.world.wait(seconds=1)
    assert status(desk, good)[0] == "awaiting_buyer"
    assert status(desk, late) == ("platform_review", "timeout", None)
    assert desk.read(late).late
    assert desk.told(late)[-1] == ("due_passed", at(2, 20, 0, 1))


@pytest.mark.proves("S0-22", "S1-16")
def test_after_the_deadline_nobody_replies_however_late_the_bell_is(desk):
    request = desk.send(2)
    desk.world.real_time_passes(hours=2, seconds=2)  # the bell has not rung yet
    with pytest.raises(OutOfTurn):
        desk.reply(request)
    desk.world.wait()
    assert status(desk, request) == ("platform_review", "timeout", None)
    with pytest.raises(OutOfTurn):
        desk.reply(request)


@pytest.mark.proves("S1-30")
@pytest.mark.parametrize(
    ("begin", "minutes", "sent"),
    [((1, 20), 120, (2, 8)), ((1, 20), 119, (1, 21, 59)), ((1, 20), 60, (1, 21))],
)
def test_the_survey_goes_out_by_day(desk_at, begin, minutes, sent):
    desk = desk_at(*begin)
    request = desk.send()
    desk.world.wait(minutes=minutes)
    desk.reply(request)
    desk.world.wait_until(at(2, 8))
    assert desk.read(request).survey_sent_at == at(*sent)
    assert ("survey", at(*sent)) in desk.told(request)
    assert sum("满意度" not in s and "评价" in s for s in desk.heard()) == 1


@pytest.mark.proves("S1-30")
def test_before_the_survey_nobody_answers_it(desk_at):
    desk = desk_at(1, 20)
    request = desk.send()
    desk.world.wait(hours=3)
    desk.reply(request)
    with pytest.raises(NotNow) as no:
        desk.answer(request)
    assert (no.value.code, no.value.opens_at) == ("survey_not_sent", at(2, 8))
    assert desk.heard() == []


@pytest.mark.proves("S1-30")
def test_a_house_that_stood_still_sends_the_survey_when_the_buyer_is_awake_again(desk_at):
    desk = desk_at(1, 20)
    request = desk.send()
    desk.world.wait(hours=3)
    desk.reply(request)
    desk.world.real_time_passes(hours=24)  # 23:00 of the next day
    desk.world.wait()
    assert desk.read(request).survey_sent_at is None
    desk.world.wait_until(at(3, 8))
    assert desk.read(request).survey_sent_at == at(3, 8)
    assert desk.clocks(request)["no_answer"] == at(5, 8)


@pytest.mark.proves("S1-17")
def test_forty_eight_hours_of_silence_begin_when_the_survey_was_sent(desk_at):
    desk = desk_at(1, 20)
    silent, last = desk.send(), desk.send()
    desk.world.wait(hours=2)
    desk.reply(silent)
    desk.reply(last)
    desk.world.wait_until(at(4, 8))
    assert status(desk, silent)[0] == "awaiting_buyer"
    desk.answer(last)
    desk.world.wait(seconds=1)
    assert status(desk, last) == ("closed", None, "satisfied")
    assert status(desk, silent) == ("platform_review", "no_answer", None)


@pytest.mark.proves("S1-19", "S1-21")
def test_what_the_platform_approves_is_closed(desk):
    request = desk.send()
    desk.reply(request, resolved=False)
    desk.approve(request)
    assert status(desk, request) == ("closed", "unresolved", "platform_approved")


@pytest.mark.proves("S1-13", "S1-20")
def test_what_is_sent_back_begins_a_new_cycle_with_the_same_limit(desk):
    request = desk.send(5)
    desk.reply(request, resolved=False)
    desk.world.wait_until(at(2, 15))
    desk.drive_back(request)
    found = desk.read(request)
    assert (found.status, found.cycle, found.limit_s) == ("pending", 2, 5 * 3600)
    assert (found.cycle_at, found.due_at) == (at(2, 15), at(2, 20))
    assert found.sent_back[0]["reason"] == "请提供发货凭证"
    desk.reply(request, resolved=False)
    desk.drive_back(request, hours=2)
    assert (desk.read(request).cycle, desk.read(request).due_at) == (3, at(2, 17))
    cycles = [row.cycle for row in desk.world.sees(CLERK, queries.replies, request)]
    assert cycles == [1, 2]
    with pytest.raises(OutOfTurn):
        desk.drive_back(request)


@pytest.mark.proves("S0-22")
def test_the_platform_may_settle_it_with_money(desk):
    request = desk.send(2)
    desk.world.wait(hours=3)
    with pytest.raises(Invalid):
        desk.act(request, Act.REFUND)
    with pytest.raises(Invalid):
        desk.act(request, Act.REFUND, 10_000_000)
    assert desk.read(request).status == "platform_review"
    desk.act(request, Act.REFUND, 1000)
    desk.world.wait()
    assert status(desk, request) == ("closed", "timeout", "platform_acted")
    assert desk.card(desk.order).refunded_fen == 1000
    [deed] = [e for e in desk.audited() if e.what == "service_requests.act"]
    assert (deed.thing, deed.data["amount_fen"]) == (request, 1000)
    assert desk.read(request).outcome == {"kind": "refund", "amount_fen": 1000, "note": "核实"}


@pytest.mark.proves("S0-22")
def test_or_a_rule_settles_every_timeout_at_once(desk):
    desk.rule("timeout_action", {"action": "direct", "act": "refund", "amount_fen": 500})
    request = desk.send(2)
    desk.world.wait(hours=3)
    assert status(desk, request) == ("closed", "timeout", "platform_acted")
    assert [s for s, _ in desk.told(request)] == ["start", "due_passed", "act"]
    assert desk.card(desk.order).refunded_fen == 500


@pytest.mark.proves("S1-15")
def test_urging_is_seen_and_moves_no_deadline(desk):
    request = desk.send()
    before = desk.clocks(request)
    desk.urge(request)
    with pytest.raises(NotNow) as no:
        desk.urge(request)
    assert (no.value.code, no.value.opens_at) == ("urged_lately", at(1, 11))
    desk.world.wait(hours=1)
    desk.urge(request)
    found = desk.read(request)
    assert (found.urge_count, found.urged_at) == (2, at(1, 11))
    assert desk.clocks(request) == before


@pytest.mark.proves("S1-29", "S1-31")
def test_the_shop_reminds_twice_for_life(desk):
    request = desk.send()
    desk.reply(request)
    with pytest.raises(NotNow) as no:
        desk.remind(request)
    assert (no.value.code, no.value.opens_at) == ("reminded_lately", at(1, 11, 0, 1))
    desk.world.wait_until(at(1, 11, 0, 1))
    desk.remind(request)
    desk.answer(request, satisfied=False)
    desk.drive_back(request)
    desk.reply(request)
    desk.world.wait_until(at(1, 12, 0, 2))
    desk.remind(request)
    desk.world.wait(hours=2)
    with pytest.raises(NotNow) as no:
        desk.remind(request)
    assert (no.value.code, no.value.opens_at) == ("reminded_enough", None)
    assert sum("提醒您" in said for said in desk.heard()) == 2


def test_counts_follow_every_step(desk):
    requests = [desk.send() for _ in range(4)]
    desk.reply(requests[0])
    desk.reply(requests[1], resolved=False)
    desk.approve(requests[1])
    kept = desk.world.sees(SELLER, counts.of, "service_requests")
    assert kept == {"pending": 2, "awaiting_buyer": 1, "closed": 1}


def test_each_deed_asks_for_its_right(desk):
    request = desk.send()
    for deed in (lambda by: desk.reply(request, by=by), lambda by: desk.remind(request, by=by)):
        for actor in (TEMP, READER):
            with pytest.raises(Forbidden):
                deed(actor)
        with pytest.raises(NotFound):
            deed(RIVAL)
    stranger = desk.newcomer()
    with pytest.raises(NotFound):
        desk.world.sees(stranger, queries.find, request)
    with pytest.raises(Forbidden):
        desk.world.sees(TEMP, queries.find, request)
    assert desk.world.sees(REFEREE, queries.find, request).id == request
