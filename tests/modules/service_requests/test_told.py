"""The four notices, and the reminder at the strict instant (S1-33 to S1-36)."""

import pytest
from world import at

SHORT = "不足12小时"


@pytest.mark.proves("S1-33", "S1-36")
def test_a_short_limit_is_said_with_the_new_request(desk):
    desk.send(12)
    desk.world.wait(hours=11)
    [(kind, title, when)] = desk.rung()
    assert (kind, when) == ("start", at(1, 10))
    assert SHORT in title


@pytest.mark.proves("S1-33", "S1-36")
def test_a_day_is_told_twice_and_the_two_words_are_one_message(desk):
    """Received at 10:00 with 24 h: both fall on Tuesday at 10:00, a second apart."""
    request = desk.send()
    assert list(desk.clocks(request)) == ["due_passed"]  # one deadline, whatever is said of it
    desk.world.wait_until(at(2, 23))
    assert [(kind, when) for kind, _, when in desk.rung()] == [
        ("start", at(1, 10)),
        ("strict_passed", at(2, 10)),
    ]
    assert SHORT not in desk.rung()[0][1]
    assert SHORT in desk.rung()[1][1]
    assert "最严口径" in desk.rung()[1][1]
    assert [step for step, _ in desk.told(request)] == ["start", "strict_passed"]


@pytest.mark.proves("S1-36")
def test_two_days_are_told_apart(desk):
    desk.send(48)
    desk.world.wait_until(at(4, 23))
    told = [(kind, when) for kind, _, when in desk.rung()]
    assert told[1:] == [("strict_passed", at(3, 10)), ("left_under", at(4, 10, 0, 1))]


@pytest.mark.proves("S1-36")
def test_it_is_said_once_a_cycle_and_not_after_a_reply(desk):
    request = desk.send()
    desk.world.wait_until(at(2, 9))
    desk.reply(request, resolved=False)
    desk.drive_back(request)
    desk.world.wait_until(at(3, 20))
    assert [
        (kind, when) for kind, _, when in desk.rung() if kind in ("strict_passed", "left_under")
    ] == [("strict_passed", at(3, 9))]


@pytest.mark.proves("S1-36")
@pytest.mark.parametrize(("kind", "when"), [("night_end", (1, 22, 0, 1)), ("wall", (1, 22, 0, 1))])
def test_by_a_clock_of_the_wall_it_may_fall_in_the_night(desk, kind, when):
    desk.rule("clock", {"kind": kind, "window": {"opens": "09:00:00", "closes": "21:00:00"}})
    desk.send()
    desk.world.wait_until(at(2, 9))
    assert [(k, w) for k, _, w in desk.rung()][1:] == [("left_under", at(*when))]


@pytest.mark.proves("S1-34")
def test_every_change_of_state_is_told(desk):
    request = desk.send()
    desk.reply(request)
    desk.answer(request, satisfied=False)
    desk.approve(request)
    kinds = [(kind, title.partition(":")[2]) for kind, title, _ in desk.rung()]
    assert kinds[1:] == [
        ("changed", "用户确认中"),
        ("changed", "平台处理中"),
        ("changed", "已关闭"),
    ]


@pytest.mark.proves("S1-35", "S1-36")
def test_sending_back_is_told_by_its_own_words(desk):
    request = desk.send()
    desk.reply(request, resolved=False)
    desk.drive_back(request)
    desk.reply(request, resolved=False)
    desk.drive_back(request, hours=2)
    told = [title for kind, title, _ in desk.rung() if kind == "send_back"]
    assert told == ["服务单被平台驳回", "服务单被平台驳回,剩余处理时长不足12小时"]
