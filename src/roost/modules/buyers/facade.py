"""What the modules above ask about buyers."""

from roost.kernel.data.work import Work

from . import commands
from .queries import BuyerCard, card, cards, page


def guest(work: Work) -> str:
    """A new guest of this shop."""
    return commands.guest(work).id


__all__ = ["BuyerCard", "card", "cards", "guest", "page"]
