from types import SimpleNamespace

import pytest
from modules.service_requests.scene import Desk
from world import at

from roost.modules.service_requests.rules.kinds import Pace
from roost.modules.service_requests.states import Status

PLAIN = {
    "shop_id": "shop-1",
    "profile": "douyin",
    "status": Status.PENDING,
    "cycle": 1,
    "cycle_at": at(1, 10),
    "entered_at": at(1, 10),
    "closed_at": None,
    "limit_s": 24 * 3600,
    "deadline_at": None,
    "pace": Pace.WALL,
    "urge_count": 0,
    "urged": False,
    "urged_at": None,
    "resolved": None,
    "review": None,
    "late": False,
    "answer": None,
    "said": "",
    "answered_at": None,
    "survey_due_at": at(1, 10),
    "survey_sent_at": at(1, 10),
    "reminders": [],
    "close_reason": None,
}


@pytest.fixture
def request_of():
    """A request as its guards read it, without a database."""

    def made(**fields):
        return SimpleNamespace(**PLAIN | fields)

    return made


@pytest.fixture
def desk_at(open_world):
    """A desk whose world begins at an instant of January."""

    def made(*instant):
        return Desk(open_world(begin=at(*instant)))

    return made


@pytest.fixture
def desk(desk_at) -> Desk:
    """Monday, 10:00."""
    return desk_at(1, 10)
