"""A log tells where something broke, not whose phone it was."""

import pytest
from sqlalchemy.exc import StatementError
from structlog import get_logger
from world import OWNER

from roost.kernel.data import logs, outbox

SECRET = "13812345678"


def break_with(phone):
    held = {"phone": phone}
    return 1 // (len(held) - 1)


@pytest.mark.parametrize("plain", [False, True])
def test_a_traceback_shows_no_values(capsys, plain):
    logs.set_up(plain)
    try:
        break_with(SECRET)
    except ZeroDivisionError as error:
        get_logger("toy").error("broken", exc_info=error)
    told = capsys.readouterr().out
    assert "break_with" in told
    assert SECRET not in told


def test_a_failed_statement_shows_no_values(open_world):
    def twice(work):
        row = {
            "id": "1",
            "shop_id": "s",
            "channel": SECRET,
            "address": b"",
            "text": b"",
            "at": None,
        }
        work.session.add(outbox.Outgoing(**row))
        work.session.flush()

    with pytest.raises(StatementError) as error:
        open_world([]).does(OWNER, twice)
    assert SECRET not in str(error.value)
