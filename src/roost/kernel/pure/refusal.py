"""Refusals: every "no" the product says on purpose, with the HTTP status it becomes.

A refusal carries the exact Chinese sentence; code and params are what the web needs to say it
in English.
"""

from datetime import datetime
from typing import Any, ClassVar, Self

from msgspec import Struct


class Closed(Struct, frozen=True):
    """Why a step cannot be taken now, and from when it can, if ever."""

    code: str
    why: str
    params: dict[str, Any] = {}
    opens_at: datetime | None = None


class Refusal(Exception):
    status: ClassVar[int] = 400
    code: str = "refused"
    keeps: bool = False

    def __init__(self, sentence: str, /, code: str | None = None, **params: Any) -> None:
        super().__init__(sentence)
        self.code = code or type(self).code
        self.params = params
        self.opens_at: datetime | None = None

    def keeping(self) -> Self:
        """What the deed has written so far stays: a wrong try counts, a refused login is told."""
        self.keeps = True
        return self


class Unknown(Refusal):
    """Nobody has logged in."""

    status, code = 401, "not_logged_in"


class Forbidden(Refusal):
    status, code = 403, "forbidden"


class NotFound(Refusal):
    """Not there, or not for the eyes of the one who asks: the two look the same."""

    status, code = 404, "not_found"


class Conflict(Refusal):
    status, code = 409, "conflict"


class OutOfTurn(Conflict):
    """The step exists, but not from the state the thing is in now."""

    code = "out_of_turn"


class NotNow(Conflict):
    code = "not_now"

    def __init__(self, closed: Closed) -> None:
        super().__init__(closed.why, closed.code, **closed.params)
        self.opens_at = closed.opens_at


class Overtaken(Conflict):
    """Somebody else changed the record since it was read."""

    status, code = 412, "overtaken"


class TooLarge(Refusal):
    status, code = 413, "too_large"


class Invalid(Refusal):
    """The words are understood, their content cannot be taken."""

    status, code = 422, "invalid"

    def __init__(
        self, sentence: str, /, code: str | None = None, pointer: str = "", **params: Any
    ) -> None:
        super().__init__(sentence, code, **params)
        self.pointer = pointer


class TooMany(Refusal):
    """A limit of so many in so long; `retry_after` in whole seconds."""

    status, code = 429, "too_many"

    def __init__(
        self, sentence: str, /, code: str | None = None, retry_after: int = 1, **params: Any
    ) -> None:
        super().__init__(sentence, code, **params)
        self.retry_after = retry_after


class Busy(Refusal):
    """The house is full or cannot write; what was asked has not been done."""

    status, code = 503, "busy"


class Unwritable(Busy):
    """The disk takes nothing: nothing of what was asked is done, nor must it be counted a try."""

    code = "no_space"
