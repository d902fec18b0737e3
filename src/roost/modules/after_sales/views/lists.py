"""Answers that are not about one case: choices, guidance, service points, figures."""

from msgspec import Struct

from roost.kernel.data.look import Look

from ..content.checklists import SHORTAGE_PROOF
from ..content.reasons import REASONS, REFUSALS
from ..models import Guide, ServicePoint
from ..queries.figures import Solved
from ..queries.kept import GuideText, Points
from ..queries.lists import TABS
from ..rules import kinds
from ..states import STATES
from .common import Choice, choices


class ReasonChoice(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    weight: str
    shipped: bool | None


class RefusalChoice(Struct, frozen=True):
    """`stage`: request, return or platform; `proof`: files are required with it."""

    code: str
    label_zh: str
    label_en: str
    stage: str
    proof: bool


class Choices(Struct, frozen=True):
    tabs: list[str]
    states: list[Choice]
    kinds: list[Choice]
    sources: list[Choice]
    interventions: list[Choice]
    reasons: list[ReasonChoice]
    refusals: list[RefusalChoice]
    conclusions: list[Choice]
    appraisers: list[Choice]
    invoices: list[Choice]
    erp: list[Choice]
    shortage_proof: list[Choice]


class PointView(Struct, frozen=True):
    id: str
    brand: str
    city: str
    name: str
    address: str
    phone: str


class PointsView(Struct, frozen=True):
    items: list[PointView]
    verdict: str | None


class SolvedView(Struct, frozen=True):
    returned: int
    exchanged: int
    repaired: int
    numerator: int
    denominator: int
    display: str


class Editions(Struct, frozen=True):
    items: list[GuideText]


class Done(Struct, frozen=True):
    done: bool = True


def all_choices() -> Choices:
    return Choices(
        [str(t) for t in TABS],
        choices(STATES),
        choices(kinds.KINDS),
        choices(kinds.SOURCES),
        choices(kinds.INTERVENTIONS),
        [
            ReasonChoice(r.code, r.label_zh, r.label_en, r.weight, r.shipped)
            for r in REASONS.values()
        ],
        [
            RefusalChoice(r.code, r.label_zh, r.label_en, r.stage, r.proof)
            for r in REFUSALS.values()
        ],
        choices(kinds.CONCLUSIONS),
        choices(kinds.APPRAISERS),
        choices(kinds.INVOICES),
        choices(kinds.ERP_ANSWERS),
        choices(SHORTAGE_PROOF),
    )


def guide(_: Look, found: GuideText) -> GuideText:
    return found


def editions(_: Look, found: list[GuideText]) -> Editions:
    return Editions(found)


def rewritten(_: Look, guide: Guide) -> Done:
    return Done()


def point(_: Look, p: ServicePoint) -> PointView:
    return PointView(p.id, p.brand, p.city, p.name, p.address, p.phone)


def points(look: Look, found: Points) -> PointsView:
    return PointsView([point(look, p) for p in found.items], found.verdict)


def dropped(_: Look, __: None) -> Done:
    return Done()


def solved(_: Look, s: Solved) -> SolvedView:
    share = s.share
    return SolvedView(
        s.returned, s.exchanged, s.repaired, share.numerator, share.denominator, share.display
    )
