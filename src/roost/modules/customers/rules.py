"""A sales opportunity's stages, in the order in which they usually come (S4-29)."""

from enum import StrEnum


class Stage(StrEnum):
    LEAD = "lead"
    TALKING = "talking"
    OFFERED = "offered"
    WON = "won"
    LOST = "lost"


LABELS: dict[Stage, tuple[str, str]] = {
    Stage.LEAD: ("有意向", "Lead"),
    Stage.TALKING: ("沟通中", "Talking"),
    Stage.OFFERED: ("已报价", "Offered"),
    Stage.WON: ("已成交", "Won"),
    Stage.LOST: ("已放弃", "Lost"),
}
