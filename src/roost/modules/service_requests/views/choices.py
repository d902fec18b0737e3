"""Words for filters and forms."""

from msgspec import Struct

from roost.kernel.data.look import Look

from ..policies import Limits
from ..queries.choices import Words
from ..queries.lists import TABS
from ..rules.kinds import LEVELS, Level
from ..states import STATES
from .common import Choice

CONCLUSIONS = (
    Choice("resolved", "已解决用户问题", "The buyer's matter is solved"),
    Choice("unresolved", "未解决用户问题", "The buyer's matter is not solved"),
)


class TypeChoice(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    level: str


class LevelChoice(Struct, frozen=True):
    """`hours` is None where they are agreed one by one."""

    code: str
    label_zh: str
    label_en: str
    hours: int | None


class ReasonChoice(Struct, frozen=True):
    """`explained`: a text is required with it."""

    code: str
    label_zh: str
    label_en: str
    explained: bool


class Choices(Struct, frozen=True):
    tabs: list[str]
    states: list[Choice]
    types: list[TypeChoice]
    levels: list[LevelChoice]
    hours_least: int
    hours_most: int
    reasons: list[ReasonChoice]
    conclusions: list[Choice]
    files_most: int


class BuyerChoices(Struct, frozen=True):
    types: list[Choice]
    files_most: int


def all_choices(_: Look, words: Words) -> Choices:
    return Choices(
        [str(tab) for tab in TABS],
        [Choice(str(code), *labels) for code, labels in STATES.items()],
        [TypeChoice(t.code, t.label_zh, t.label_en, t.level) for t in words.types.types],
        [LevelChoice(level, *LEVELS[level], _hours(words.limits, level)) for level in Level],
        words.limits.agreed_least,
        words.limits.agreed_most,
        [ReasonChoice(r.code, r.label_zh, r.label_en, r.explained) for r in words.reply.reasons],
        list(CONCLUSIONS),
        words.reply.files,
    )


def for_buyers(_: Look, words: Words) -> BuyerChoices:
    types = [Choice(t.code, t.label_zh, t.label_en) for t in words.types.types]
    return BuyerChoices(types, words.reply.files)


def _hours(rule: Limits, level: Level) -> int | None:
    return {Level.GENERAL: rule.general, Level.URGENT: rule.urgent}.get(level)
