"""Facts. A module states them once; others listen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct

from .actor import Permission
from .policy import RuleBook


class Audience(Struct, frozen=True, kw_only=True):
    """Who may see a fact on a screen. A side that is not named sees nothing."""

    merchant: Permission | None = None
    platform: Permission | None = None
    buyer: str | None = None  # the field that holds the buyer's id


class Event(Struct, frozen=True, kw_only=True):
    """`thing` is the id of the record it is about. Subclasses give a tag: `module.fact`."""

    audience: ClassVar[Audience] = Audience()
    at: datetime
    shop_id: str
    thing: str

    @classmethod
    def name(cls) -> str:
        return str(cls.__struct_config__.tag)

    @classmethod
    def module(cls) -> str:
        return cls.name().partition(".")[0]


E = TypeVar("E", bound=Event)
React = Callable[[Any, E], object]  # (work, event)
When = Callable[[E, RuleBook], datetime | None]


class Listener(Struct, Generic[E], frozen=True):
    event: type[E]
    react: React[E]
    inside: bool
    when: When[E] | None = None

    def due(self, event: E, now: datetime, rules: RuleBook) -> datetime | None:
        return self.when(event, rules) if self.when else now


def with_it(event: type[E]) -> Callable[[React[E]], Listener[E]]:
    """React inside the teller's transaction: a counter, a notice. Nothing slow or foreign."""
    return lambda react: Listener(event, react, inside=True)


def after(event: type[E], when: When[E] | None = None) -> Callable[[React[E]], Listener[E]]:
    """React in a transaction of one's own, once the fact is committed, or when `when` says."""
    return lambda react: Listener(event, react, inside=False, when=when)
