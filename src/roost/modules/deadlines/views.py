from typing import TypeVar

from roost.kernel.data.look import Look

T = TypeVar("T")


def as_is(_: Look, found: T) -> T:
    """The query already gives what may be read: its rows belong to no table of this module."""
    return found
