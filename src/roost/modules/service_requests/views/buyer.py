"""The buyer's view: the course of their own matter, and what they may do about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data.history import Entry, of, of_many
from roost.kernel.data.look import Look
from roost.kernel.pure.flow import Offer

from .. import policies
from ..models import Complaint, Request
from ..queries.desk import complaints_of_buyer
from ..rules.kinds import HEARD, Heard
from ..states import FLOW, STATES
from . import common
from .common import FileLink

COURSE = {
    "start": ("平台已联系商家处理", "The platform has asked the shop to handle it"),
    "adopt": ("进度已同步", "Synchronised"),
    "urge": ("您催促了商家", "You urged the shop"),
    "due_passed": ("商家超时未处理,平台介入处理", "The shop was too late, the platform takes over"),
    "survey": ("请评价处理结果", "Please say whether you are satisfied"),
    "remind": ("商家提醒您评价处理结果", "The shop reminds you of the survey"),
    "no_answer": ("您未评价,平台将核实处理", "No answer from you, the platform looks into it"),
    "approve": ("平台处理完毕", "The platform has settled it"),
    "act": ("平台已直接处理", "The platform has settled it itself"),
    "send_back": ("平台要求商家再次处理", "The platform asks the shop to handle it again"),
}
CHOSEN = {
    ("reply", True): ("商家回复:已解决您的问题", "The shop says that it is solved"),
    ("reply", False): (
        "商家暂未解决,平台处理中",
        "The shop could not solve it, the platform takes over",
    ),
    ("answer", "satisfied"): ("您评价:满意", "You are satisfied"),
    ("answer", "unsatisfied"): ("您评价:不满意,平台处理中", "Not satisfied, back to the platform"),
}


class CoursePoint(Struct, frozen=True):
    at: datetime
    zh: str
    en: str


class MySurvey(Struct, frozen=True):
    sent_at: datetime
    answer: str | None


class MyRequest(Struct, frozen=True, kw_only=True):
    id: str
    number: str
    order_id: str
    order_no: str
    type_zh: str
    type_en: str
    status: str
    status_zh: str
    status_en: str
    demand: str
    created_at: datetime
    course: list[CoursePoint]
    survey: MySurvey | None
    can_urge: bool
    urge_opens_at: datetime | None
    steps: list[Offer]
    version: int


class MyComplaint(Struct, frozen=True):
    """What was brought before the platform; `note`: why it was not taken up."""

    id: str
    order_id: str
    order_no: str
    type_zh: str
    type_en: str
    said: str
    files: list[str]
    file_urls: dict[str, FileLink]
    at: datetime
    state: str
    state_zh: str
    state_en: str
    request_id: str | None
    note: str


class Mine(Struct, frozen=True):
    items: list[MyRequest]
    complaints: list[MyComplaint]
    now: datetime


def whole(look: Look, request: Request) -> MyRequest:
    return _whole(look, request, of(look, FLOW.name, request.id))


def mine(look: Look, found: Sequence[Request]) -> Mine:
    told = of_many(look, FLOW.name, [request.id for request in found])
    brought = [complaint(look, c) for c in complaints_of_buyer(look)]
    return Mine([_whole(look, request, told[request.id]) for request in found], brought, look.now)


def _whole(look: Look, request: Request, told: Sequence[Entry]) -> MyRequest:
    offers = common.steps(look, request)
    urge = next((o for o in offers if o.name == "urge"), None)
    zh, en = STATES[request.status]
    return MyRequest(
        id=request.id,
        number=request.number,
        order_id=request.order_id,
        order_no=request.order_no,
        **_type(look, request),
        status=request.status,
        status_zh=zh,
        status_en=en,
        demand=request.demand,
        created_at=request.created_at,
        course=[point for e in told if (point := _point(e))],
        survey=_survey(request),
        can_urge=urge is not None and urge.open,
        urge_opens_at=urge.opens_at if urge else None,
        steps=offers,
        version=request.version,
    )


def complaint(look: Look, c: Complaint) -> MyComplaint:
    rule = look.rules.rule(policies.TYPES, look.now, look.actor.profile, c.shop_id)
    files = [str(f) for f in c.files]
    return MyComplaint(
        c.id,
        c.order_id,
        c.order_no,
        *_words(rule, c.type),
        c.said,
        files,
        {f: common.link(look, f, c.shop_id) for f in files},
        c.at,
        c.state,
        *HEARD[c.state],
        c.request_id if c.state is Heard.TAKEN else None,
        c.note,
    )


def _type(look: Look, request: Request) -> dict[str, Any]:
    rule = policies.of(request, look.rules, policies.TYPES, look.now)
    zh, en = _words(rule, request.type)
    return {"type_zh": zh, "type_en": en}


def _words(rule: policies.Types, code: str) -> tuple[str, str]:
    known = {t.code: (t.label_zh, t.label_en) for t in rule.types}
    return known.get(code, (code, code))


def _survey(request: Request) -> MySurvey | None:
    if request.survey_sent_at is None:
        return None
    return MySurvey(request.survey_sent_at, request.answer)


def _point(e: Entry) -> CoursePoint | None:
    """Words of the shop's own clock are none of the buyer's."""
    chosen = e.data.get("resolved") if e.step == "reply" else e.data.get("answer")
    words = CHOSEN.get((e.step, chosen)) or COURSE.get(e.step)
    return CoursePoint(e.at, *words) if words else None
